package tile38hc.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;

/// The `set` lines that a request passes through: the server's, then its location's.
record Variables(List<Line> lines) {

    /// `set $name value`
    record Line(String name, Template value) {}

    static final Variables NONE = new Variables(List.of());

    Variables {
        lines = List.copyOf(lines);
    }

    /// Those of a block behind these.
    Variables then(Directive block) {
        return new Variables(Stream.concat(lines.stream(), block.all("set").map(Variables::line))
                .toList());
    }

    private static Line line(Directive set) {
        String name = set.arg(0);
        if (!name.startsWith("$") || name.length() == 1) {
            throw new SourceException("invalid variable name \"" + name + "\"", set.position());
        }
        if (VariableNames.isFixed(name.substring(1).toLowerCase(Locale.ROOT))) {
            throw new SourceException("the duplicate \"" + name.substring(1) + "\" variable", set.position());
        }
        return new Line(name.substring(1), Template.of(set.arg(1), set.position()));
    }

    /// Gives each its value, in order.
    void set(Map<String, String> made, Function<String, String> values) {
        lines.forEach(line -> made.putIfAbsent(line.name(), ""));
        lines.forEach(line -> made.put(line.name(), line.value().expand(values)));
    }
}
