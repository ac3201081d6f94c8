package tile38hc.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;

/// The `set` lines that a request passes through: the server's, then its location's.
///
/// @param declared the names that any `set` of the configuration makes: where none of its lines is passed through, a
/// variable is empty
record Variables(Set<String> declared, List<Line> lines) {

    private static final Predicate<String> NAMED = Pattern.compile("\\$.+").asMatchPredicate();

    /// Where `set` may stand.
    private static final Set<String> BLOCKS = Set.of("server", "location", "if");

    /// `set $name value`
    record Line(String name, Template value) {}

    Variables {
        declared = Set.copyOf(declared);
        lines = List.copyOf(lines);
    }

    /// Those that a configuration declares, none of them set.
    static Variables declaredIn(Directive http) {
        return new Variables(names(http).collect(Collectors.toSet()), List.of());
    }

    private static Stream<String> names(Directive block) {
        return Stream.concat(
                block.all("set").map(set -> set.arg(0)).filter(NAMED).map(name -> name.substring(1)),
                block.children().stream()
                        .filter(child -> BLOCKS.contains(child.name()))
                        .flatMap(Variables::names));
    }

    /// Those of a block behind these.
    Variables then(Directive block) {
        Stream<Line> more = block.all("set").map(Variables::line);
        return new Variables(declared, Stream.concat(lines.stream(), more).toList());
    }

    private static Line line(Directive set) {
        String name = set.arg(0);
        if (!NAMED.test(name)) {
            throw new SourceException("invalid variable name \"" + name + "\"", set.position());
        }
        if (VariableNames.isFixed(name.substring(1).toLowerCase(Locale.ROOT))) {
            throw new SourceException("the duplicate \"" + name.substring(1) + "\" variable", set.position());
        }
        return new Line(name.substring(1), Template.of(set.arg(1), set.position()));
    }

    /// Gives each its value, in order.
    void set(Map<String, String> made, Function<String, String> values) {
        declared.forEach(name -> made.putIfAbsent(name, ""));
        lines.forEach(line -> made.put(line.name(), line.value().expand(values)));
    }
}
