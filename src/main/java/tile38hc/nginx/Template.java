package tile38hc.nginx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.source.Position;
import tile38hc.source.SourceException;

/// A text with variables in it: `Bearer $token`, `${host}_x`, `$1`.
///
/// It does not know which variables there are. A capture `$1` is a variable named `1`.
public record Template(List<Part> parts) {

    /// A stretch of a template.
    public sealed interface Part {

        /// Taken as it is.
        record Text(String text) implements Part {
            public Text {
                Objects.requireNonNull(text);
            }
        }

        /// Replaced by a variable's value.
        record Variable(String name) implements Part {
            public Variable {
                Objects.requireNonNull(name);
            }
        }
    }

    public Template {
        parts = List.copyOf(parts);
    }

    /// @param place where a message about it points
    public static Template of(String text, Position place) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            int end = dollar < 0 ? text.length() : dollar;
            if (end > at) {
                parts.add(new Part.Text(text.substring(at, end)));
            }
            at = dollar < 0 ? end : addVariable(text, dollar + 1, place, parts);
        }
        return new Template(parts);
    }

    /// The names of the variables, in order.
    public Stream<String> names() {
        return parts.stream()
                .flatMap(part -> part instanceof Part.Variable(String name) ? Stream.of(name) : Stream.empty());
    }

    /// @param values from the name of a variable to its value
    public String expand(Function<String, String> values) {
        return parts.stream()
                .map(part -> switch (part) {
                    case Part.Text(String text) -> text;
                    case Part.Variable(String name) -> values.apply(name);
                })
                .collect(Collectors.joining());
    }

    /// Reads what follows a `$`, up to the offset that it returns.
    private static int addVariable(String text, int start, Position place, List<Part> parts) {
        boolean braces = text.startsWith("{", start);
        int name = braces ? start + 1 : start;
        int end = name;
        if (!braces && start < text.length() && text.charAt(start) >= '1' && text.charAt(start) <= '9') {
            end++; // one digit, whatever follows
        } else {
            while (end < text.length() && isNameCharacter(text.charAt(end))) {
                end++;
            }
        }
        if (braces && name < text.length() && !text.startsWith("}", end)) {
            throw new SourceException(
                    "the closing bracket in \"" + text.substring(name, end) + "\" variable is missing", place);
        }
        if (end == name) {
            throw new SourceException("invalid variable name", place);
        }
        parts.add(new Part.Variable(text.substring(name, end)));
        return braces ? end + 1 : end;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }
}
