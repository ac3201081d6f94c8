package tile38hc.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The `Accept` header of a request: which media types its sender takes, and which rather (RFC 9110, 12.5.1).
///
/// Lenient: a range that makes no sense counts for nothing, and without any range all types are welcome.
final class Accept {
    private static final Range ANYTHING = new Range("*/*", Map.of(), 1);

    /// @param type `text/plain`, `text/*` or `*/*`
    /// @param parameters those in front of `q`
    private record Range(String type, Map<String, String> parameters, double quality) {

        /// How closely a type is meant: 0 if it is not.
        int closeness(String asked, String version) {
            if (!version.equals(parameters.getOrDefault("version", version))) {
                return 0;
            }
            if (type.equals(asked)) {
                return parameters.containsKey("version") ? 4 : 3;
            }
            String family = asked.substring(0, asked.indexOf('/')) + "/*";
            return type.equals(family) ? 2 : type.equals("*/*") ? 1 : 0;
        }
    }

    private final List<Range> ranges;

    private Accept(List<Range> ranges) {
        this.ranges = ranges;
    }

    /// @param lines the values of all headers of this name
    static Accept of(List<String> lines) {
        List<Range> ranges = lines.stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .filter(text -> !text.isBlank())
                .map(Accept::range)
                .toList();
        return new Accept(ranges.isEmpty() ? List.of(ANYTHING) : ranges);
    }

    /// How welcome a type is that has versions: from 0, not at all, to 1. The range that means it most closely
    /// decides.
    double quality(String type, String version) {
        int closest = 0;
        double quality = 0;
        for (Range range : ranges) {
            int closeness = range.closeness(type, version);
            if (closeness > closest) {
                closest = closeness;
                quality = range.quality();
            }
        }
        return quality;
    }

    /// Whether a type is meant by its own name, and not only as one of many.
    boolean names(String type) {
        return ranges.stream().anyMatch(range -> range.type().equals(type));
    }

    private static Range range(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String name = parts[i].substring(0, equals).strip();
                String value = parts[i].substring(equals + 1).strip().replace("\"", "");
                if (name.equals("q")) {
                    return new Range(parts[0].strip(), parameters, quality(value));
                }
                parameters.put(name, value);
            }
        }
        return new Range(parts[0].strip(), parameters, 1);
    }

    private static double quality(String text) {
        return text.matches("[01](\\.\\d{0,3})?") ? Math.min(1, Double.parseDouble(text)) : 0;
    }
}
