package tile38hc.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Template;
import tile38hc.source.SourceException;
import tile38hc.web.Captures;
import tile38hc.web.NginxRegex;

/// One `map`: a variable whose value depends on that of others.
///
/// @param name of the variable that it makes
/// @param exact by the whole value, in lower case
/// @param suffixes with `hostnames`: by the end of the value, from a dot on
/// @param prefixes with `hostnames`: by its beginning, up to a dot
record MapTable(
        String name,
        Template source,
        Map<String, Template> exact,
        Map<String, Template> suffixes,
        Map<String, Template> prefixes,
        List<Expression> expressions,
        Template otherwise)
        implements MadeVariable {

    /// With one `*` at most, at either end and by itself.
    private static final Pattern HOSTNAME = Pattern.compile("(?!.*\\.\\.)(\\*\\.[^*]+|[^*]+\\.\\*|[^*]*)");

    /// A line whose key is a regular expression.
    record Expression(NginxRegex regex, Template value) {}

    static MapTable read(Directive map) {
        if (!map.arg(1).startsWith("$") || map.arg(1).length() == 1) {
            throw refused("invalid variable name \"" + map.arg(1) + "\"", map);
        }
        boolean hostnames = map.children().stream().anyMatch(line -> isFlag(line, "hostnames"));
        Map<String, Template> exact = new HashMap<>();
        Map<String, Template> suffixes = new HashMap<>();
        Map<String, Template> prefixes = new HashMap<>();
        List<Expression> expressions = new ArrayList<>();
        Optional<Template> otherwise = Optional.empty();
        for (Directive line : map.children()) {
            if (isFlag(line, "hostnames") || isFlag(line, "volatile")) {
                continue;
            }
            if (line.args().size() != 1) {
                throw refused("invalid number of the map parameters", line);
            }
            Template value = Template.of(line.arg(0), line.position());
            String key = line.name().toLowerCase(Locale.ROOT);
            if (line.is("default")) {
                if (otherwise.isPresent()) {
                    throw refused("duplicate default map parameter", line);
                }
                otherwise = Optional.of(value);
            } else if (key.startsWith("~")) {
                boolean ignoreCase = key.startsWith("~*");
                String text = line.name().substring(ignoreCase ? 2 : 1);
                expressions.add(new Expression(Regexes.compile(text, ignoreCase, line), value));
            } else if (hostnames && !HOSTNAME.matcher(key).matches()) {
                throw refused("invalid hostname or wildcard \"" + line.name() + "\"", line);
            } else if (hostnames && key.startsWith("*.")) {
                put(suffixes, key.substring(1), value, line);
            } else if (hostnames && key.startsWith(".")) {
                put(exact, key.substring(1), value, line);
                put(suffixes, key, value, line);
            } else if (hostnames && key.endsWith(".*")) {
                put(prefixes, key.substring(0, key.length() - 1), value, line);
            } else {
                put(exact, key.startsWith("\\") ? key.substring(1) : key, value, line);
            }
        }
        return new MapTable(
                map.arg(1).substring(1),
                Template.of(map.arg(0), map.position()),
                exact,
                suffixes,
                prefixes,
                expressions,
                otherwise.orElse(new Template(List.of())));
    }

    private static boolean isFlag(Directive line, String name) {
        return line.is(name) && line.args().isEmpty();
    }

    private static void put(Map<String, Template> values, String key, Template value, Directive line) {
        if (values.putIfAbsent(key, value) != null) {
            throw refused("conflicting parameter \"" + line.name().toLowerCase(Locale.ROOT) + "\"", line);
        }
    }

    @Override
    public String value(UnaryOperator<String> variables) {
        String text = source.expand(variables);
        Template found = exact.get(text.toLowerCase(Locale.ROOT));
        if (found == null) {
            found = hostname(text.toLowerCase(Locale.ROOT));
        }
        if (found != null) {
            return found.expand(variables);
        }
        for (Expression expression : expressions) {
            Optional<Captures> captures = expression.regex().find(text);
            if (captures.isPresent()) {
                return expression.value().expand(name -> captured(captures.get(), name, variables));
            }
        }
        return otherwise.expand(variables);
    }

    /// By the longest end of a host name, else by its longest beginning; `null` for none.
    private Template hostname(String host) {
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
            if (suffixes.containsKey(host.substring(dot))) {
                return suffixes.get(host.substring(dot));
            }
        }
        for (int dot = host.lastIndexOf('.'); dot >= 0; dot = host.lastIndexOf('.', dot - 1)) {
            if (prefixes.containsKey(host.substring(0, dot + 1))) {
                return prefixes.get(host.substring(0, dot + 1));
            }
        }
        return null;
    }

    private static String captured(Captures captures, String name, UnaryOperator<String> variables) {
        if (captures.named().containsKey(name)) {
            return captures.named().get(name);
        }
        boolean number = name.length() < 3 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? captures.group(Integer.parseInt(name)) : variables.apply(name);
    }

    private static SourceException refused(String problem, Directive directive) {
        return new SourceException(problem, directive.position());
    }
}
