package tile38hc.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Template;
import tile38hc.source.Position;
import tile38hc.source.SourceException;

/// Refuses a variable that nobody makes: neither nginx, nor a module, nor the configuration.
///
/// Only where that is known for sure: in directives whose variables we know, and in a file that needs no module
/// that we do not. What looks like a variable in any other directive may be one that the directive makes.
final class VariableNames {
    private static final Set<String> CORE = read("variables.txt");
    private static final Set<String> MODULES = read("module-variables.txt");

    /// Those of the core that may be given a value.
    private static final Set<String> CHANGEABLE = Set.of("args", "limit_rate");

    /// Modules that make no variables but those of the list.
    private static final Pattern KNOWN_MODULE = Pattern.compile(
            "(.*/)?(ndk_http|ngx_(stream|mail|(http|stream)_(lua|lua_upstream|echo|geoip|perl|image_filter"
                    + "|xslt_filter|headers_more_filter)))_module\\.so");

    /// Directives that only ask for variables, in any argument.
    private static final Set<String> ALL_ARGUMENTS = Set.of(
            "return", "add_header", "error_page", "proxy_pass", "proxy_set_header", "root", "alias", "try_files");

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?(?:P?<|')([A-Za-z_]\\w*)[>']");

    /// A variable that is asked for.
    private record Use(String name, Position place) {}

    private final Set<String> made = new HashSet<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean anythingGoes;

    private VariableNames() {}

    /// Whether it is one of nginx's own that `set` cannot make.
    static boolean isFixed(String name) {
        return CORE.contains(name) && !CHANGEABLE.contains(name) && !name.endsWith("_");
    }

    static void check(Configuration tree) {
        VariableNames names = new VariableNames();
        names.read(tree.directives());
        if (names.anythingGoes) {
            return;
        }
        for (Use use : names.uses) {
            if (!names.isKnown(use.name().toLowerCase(Locale.ROOT))) {
                throw new SourceException("unknown \"" + use.name() + "\" variable", use.place());
            }
        }
    }

    private boolean isKnown(String name) {
        return made.contains(name)
                || name.matches("[1-9]\\d*")
                || Stream.concat(CORE.stream(), MODULES.stream())
                        .anyMatch(known -> known.endsWith("_") ? name.startsWith(known) : name.equals(known));
    }

    private void read(List<Directive> directives) {
        for (Directive directive : directives) {
            anythingGoes |= directive.kind() == Kind.UNKNOWN
                    || directive.is("load_module")
                            && !KNOWN_MODULE.matcher(directive.arg(0)).matches();
            used(directive).forEach(name -> uses.add(new Use(name, directive.position())));
            made(directive).forEach(text -> made.add(text.toLowerCase(Locale.ROOT)));
            read(Sections.inside(directive));
        }
    }

    private static Stream<String> used(Directive directive) {
        return switch (directive.name()) {
            case "if" -> Condition.read(directive).variables().stream();
            case "set", "rewrite" -> names(directive.arg(1), directive);
            case "map" ->
                Stream.concat(
                        names(directive.arg(0), directive),
                        directive.children().stream()
                                .flatMap(line -> line.args().stream().flatMap(text -> names(text, directive))));
            default ->
                ALL_ARGUMENTS.contains(directive.name())
                        ? directive.args().stream().flatMap(text -> names(text, directive))
                        : Stream.empty();
        };
    }

    /// What regular expressions capture by name, and what stands where a variable may be made.
    private static Stream<String> made(Directive directive) {
        List<String> args = directive.args();
        Stream<String> making =
                switch (directive.name()) {
                    case "set" -> Stream.of(args.getFirst());
                    case "map", "geo", "split_clients" -> Stream.of(args.getLast());
                    case "if" -> Stream.of();
                    default ->
                        ALL_ARGUMENTS.contains(directive.name())
                                ? Stream.of()
                                : Stream.concat(args.stream(), lines(directive));
                };
        Stream<String> expressions = Stream.concat(args.stream(), lines(directive));
        return Stream.concat(
                making.filter(text -> text.startsWith("$")).map(text -> text.substring(1)),
                expressions.flatMap(text -> NAMED_GROUP.matcher(text).results().map(group -> group.group(1))));
    }

    /// The words of a block of lines.
    private static Stream<String> lines(Directive directive) {
        return Sections.isSection(directive)
                ? Stream.of()
                : directive.children().stream()
                        .flatMap(line -> Stream.concat(Stream.of(line.name()), line.args().stream()));
    }

    private static Stream<String> names(String text, Directive directive) {
        return Template.of(text, directive.position()).names();
    }

    private static Set<String> read(String file) {
        try (InputStream in = VariableNames.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ")))
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
