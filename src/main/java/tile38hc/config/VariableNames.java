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
            "return",
            "add_header",
            "add_trailer",
            "error_page",
            "proxy_pass",
            "proxy_set_header",
            "proxy_cache_key",
            "proxy_cache_bypass",
            "proxy_no_cache",
            "proxy_method",
            "proxy_store",
            "proxy_bind",
            "proxy_ssl_name",
            "fastcgi_cache_key",
            "fastcgi_cache_bypass",
            "fastcgi_no_cache",
            "uwsgi_cache_key",
            "scgi_cache_key",
            "root",
            "alias",
            "index",
            "try_files",
            "hash",
            "content_by_lua_file",
            "access_by_lua_file",
            "rewrite_by_lua_file",
            "log_format",
            "access_log",
            "expires",
            "charset",
            "auth_basic",
            "secure_link",
            "secure_link_md5",
            "limit_rate",
            "limit_rate_after",
            "limit_req_zone",
            "limit_conn_zone",
            "disable_symlinks");

    /// Whose arguments may be regular expressions, which make variables of what they capture by name.
    private static final Set<String> MATCHING = Set.of("location", "server_name", "if", "rewrite", "map");

    private static final Set<String> MAKING = Set.of(
            "map", "geo", "split_clients", "auth_request_set", "set_by_lua", "set_by_lua_block", "set_by_lua_file");

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
            captured(directive).forEach(name -> make(name, MATCHING.contains(directive.name()), directive));
            made(directive).forEach(name -> make(name, MAKING.contains(directive.name()), directive));
            read(Sections.inside(directive));
        }
    }

    /// @param certain whether the directive surely makes a variable of that name
    private void make(String name, boolean certain, Directive directive) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (certain && isFixed(lower)) {
            throw new SourceException("the duplicate \"" + name + "\" variable", directive.position());
        }
        made.add(lower);
    }

    private static Stream<String> used(Directive directive) {
        return switch (directive.name()) {
            case "if" -> Condition.read(directive).variables().stream();
            case "set", "rewrite", "auth_request_set" -> names(directive.arg(1), directive);
            case "split_clients" -> names(directive.arg(0), directive);
            case "proxy_redirect", "proxy_cookie_path", "proxy_cookie_domain" ->
                directive.args().stream().filter(text -> !text.startsWith("~")).flatMap(text -> names(text, directive));
            case "geo" -> directive.args().size() > 1 ? names(directive.arg(0), directive) : Stream.empty();
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

    /// What regular expressions capture by name.
    private static Stream<String> captured(Directive directive) {
        return Stream.concat(directive.args().stream(), lines(directive))
                .flatMap(text -> NAMED_GROUP.matcher(text).results().map(group -> group.group(1)));
    }

    /// What stands where a variable may be made.
    private static Stream<String> made(Directive directive) {
        List<String> args = directive.args();
        Stream<String> making =
                switch (directive.name()) {
                    case "set", "auth_request_set", "set_by_lua", "set_by_lua_block", "set_by_lua_file" ->
                        Stream.of(args.getFirst());
                    case "map", "geo", "split_clients" -> Stream.of(args.getLast());
                    case "if" -> Stream.of();
                    default ->
                        ALL_ARGUMENTS.contains(directive.name())
                                ? Stream.of()
                                : Stream.concat(args.stream(), lines(directive));
                };
        return making.filter(text -> text.startsWith("$")).map(text -> text.substring(1));
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
