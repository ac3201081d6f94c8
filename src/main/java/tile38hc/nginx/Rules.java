package tile38hc.nginx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables of all directives that we know, from the files beside this class.
///
/// Each line of a table is a [Rule]: name, contexts, arguments, kind, and `once` where it applies; the arguments
/// of a block end with what it holds, in braces. A name may have several lines, for several contexts.
final class Rules {
    private static final List<String> TABLES =
            List.of("core", "http", "proxies", "lua", "third-party", "stream", "mail");
    private static final Rules STANDARD =
            new Rules(TABLES.stream().flatMap(table -> read(table).stream()).toList());

    private final Map<String, List<Rule>> byName;

    private Rules(List<Rule> rules) {
        byName = rules.stream()
                .collect(Collectors.groupingBy(Rule::name, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    static Rules standard() {
        return STANDARD;
    }

    boolean know(String name) {
        return byName.containsKey(name);
    }

    /// The rule for a directive of that name in that context; none if it may not stand there.
    Optional<Rule> find(String name, Context context) {
        return all(name).stream().filter(rule -> rule.where().contains(context)).findFirst();
    }

    List<Rule> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    private static List<Rule> read(String table) {
        List<Rule> rules = new ArrayList<>();
        try (InputStream in = Rules.class.getResourceAsStream("directives/" + table + ".txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Rules::rule)
                    .forEach(rules::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private static Rule rule(String line) {
        String[] columns = line.split(" +");
        Set<Context> where = columns[1].equals("everywhere")
                ? Set.of(Context.values())
                : Arrays.stream(columns[1].split(",")).map(Rules::context).collect(Collectors.toSet());
        String[] takes = columns[2].split("[{}]");
        Optional<Context> opens = takes.length > 1 ? Optional.of(context(takes[1])) : Optional.empty();
        Kind kind = Kind.valueOf(columns[3].toUpperCase(Locale.ROOT));
        Optional<String> once = columns.length > 4
                ? Optional.of(columns[0].replaceFirst("_by_lua_(block|file)$", "_by_lua"))
                : Optional.empty();
        return new Rule(columns[0], where, Arguments.of(takes[0]), kind, once, opens);
    }

    private static Context context(String title) {
        return Context.named(title).orElseThrow(() -> new IllegalStateException("no such context: " + title));
    }
}
