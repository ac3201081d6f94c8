package tile38hc.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.config.Config.ErrorLog;
import tile38hc.health.Fleet;
import tile38hc.health.Time;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Kind;
import tile38hc.nginx.Size;
import tile38hc.nginx.Warning;
import tile38hc.nginx.Word;
import tile38hc.ngx.LuaCode;
import tile38hc.ngx.NgxSettings;
import tile38hc.ngx.NgxWorker;
import tile38hc.source.Position;
import tile38hc.source.SourceException;
import tile38hc.web.Handler;
import tile38hc.web.VirtualServer;

/// Reads a whole configuration: one method for each thing that [Config] holds.
public final class ConfigReader {
    private static final Duration RESOLVE_EVERY = Duration.ofSeconds(30);

    private final Configuration tree;
    private final Path prefix;
    private final Certificates certificates;
    private final boolean ignoreUnknown;
    private final Time time;
    private final LuaHost host;
    private final Map<String, Handler> builtIn;
    private final List<Warning> warnings;

    /// @param prefix where relative paths of Lua files and logs start
    /// @param confFolder where those of certificates and keys start: the folder of the configuration
    /// @param ignoreUnknown serves what directives that nobody knows stand in
    /// @param host what Lua asks of the program; not called before Lua runs
    /// @param builtIn our own pages, by path
    public ConfigReader(
            Configuration tree,
            Path prefix,
            Path confFolder,
            boolean ignoreUnknown,
            Time time,
            LuaHost host,
            Map<String, Handler> builtIn) {
        this.tree = tree;
        this.prefix = prefix.toAbsolutePath().normalize();
        this.ignoreUnknown = ignoreUnknown;
        this.time = time;
        this.host = host;
        this.builtIn = builtIn;
        this.warnings = new ArrayList<>(tree.warnings());
        this.certificates = new Certificates(confFolder.toAbsolutePath().normalize(), time, warnings);
    }

    /// @param before what this configuration replaces, whose shared memory is kept
    /// @throws SourceException where nginx would not start
    public Config read(Optional<Config> before) {
        Semantics.check(tree);
        Directive http = tree.find("http").orElseGet(this::noHttp);
        Fleet fleet = new Fleet();
        Upstreams.read(http).forEach(fleet::add);
        NgxWorker worker = new NgxWorker(ngxSettings(http), fleet, time, host, before.map(Config::worker));
        UnmadeVariables unmade = UnmadeVariables.of(http);
        Pages pages =
                new Pages(prefix, worker, time, madeVariables(http), unmade, HeaderNames.of(http), host.warnings());
        Servers servers = new Servers(certificates, pages, builtIn, ignoreUnknown, warnings);
        List<VirtualServer> read = servers.read(http, closesAll(http));
        LeftOut.warnings(tree).forEach(warnings::add);
        unmade.headers(http).forEach(warnings::add);
        warnings.addAll(PageLint.of(http));
        return new Config(
                fleet,
                read,
                worker,
                LuaDirectives.find(http, "init_by_lua").map(this::code),
                LuaDirectives.find(http, "init_worker_by_lua").map(this::code),
                resolveEvery(http),
                certificates.trust(http),
                errorLogs(http),
                warnings);
    }

    /// nginx starts without `http` and serves nothing.
    private Directive noHttp() {
        Position nowhere = new Position(tree.files().getFirst().file(), 1, 1);
        warnings.add(new Warning("no \"http\" section in configuration: there is nothing to check or serve", nowhere));
        Word name = new Word("http", false, nowhere);
        return new Directive.Block(name, List.of(), List.of(), nowhere, nowhere, Kind.HONOURED);
    }

    private static Map<String, MadeVariable> madeVariables(Directive http) {
        Map<String, MadeVariable> made = new HashMap<>();
        http.all("map").map(MapTable::read).forEach(map -> made.put(map.name(), map));
        http.all("geo").map(GeoTable::read).forEach(geo -> made.put(geo.name(), geo));
        return made;
    }

    private LuaCode code(Directive directive) {
        return LuaDirectives.isFile(directive)
                ? new LuaCode.File(prefix.resolve(directive.arg(0)).toString())
                : LuaDirectives.inline(directive);
    }

    private NgxSettings ngxSettings(Directive http) {
        return new NgxSettings(
                prefix + "/",
                http.find("lua_package_path").map(d -> d.arg(0)).orElse(""),
                http.find("lua_package_cpath").map(d -> d.arg(0)).orElse(""),
                sharedDicts(http),
                environment(),
                ProcessHandle.current().pid(),
                http.find("lua_code_cache").map(d -> d.arg(0).equals("on")).orElse(true),
                ZoneId.systemDefault());
    }

    private static Map<String, Long> sharedDicts(Directive http) {
        Map<String, Long> dicts = new LinkedHashMap<>();
        for (Directive directive : http.all("lua_shared_dict").toList()) {
            dicts.put(directive.arg(0), Size.parse(directive.arg(1)).orElseThrow());
        }
        return dicts;
    }

    /// What `os.getenv` may see: TZ, and what `env` names or sets.
    private Map<String, String> environment() {
        Map<String, String> seen = new HashMap<>();
        Stream.concat(Stream.of("TZ"), tree.all("env").map(d -> d.arg(0))).forEach(text -> {
            int equals = text.indexOf('=');
            if (equals >= 0) {
                seen.put(text.substring(0, equals), text.substring(equals + 1));
            } else if (System.getenv(text) != null) {
                seen.put(text, System.getenv(text));
            }
        });
        return seen;
    }

    /// A directive that nobody knows and that stands in no server and no location closes all of them.
    private List<Directive> closesAll(Directive http) {
        Stream<Directive> events = tree.all("events").flatMap(d -> d.children().stream());
        Stream<Directive> upstreams = http.all("upstream").flatMap(d -> d.children().stream());
        return Stream.of(tree.directives().stream(), events, upstreams)
                .flatMap(directives -> directives)
                .toList();
    }

    private Duration resolveEvery(Directive http) {
        Optional<Directive> resolver = http.find("resolver");
        resolver.ifPresent(directive -> warnings.add(new Warning(
                "names are resolved by this machine's own resolver, not by the addresses of \"resolver\"",
                directive.position())));
        return resolver.map(ResolverLine::read)
                .filter(line -> line.validSeconds().isPresent())
                .map(line -> Duration.ofSeconds(Math.max(1, line.validSeconds().getAsLong())))
                .orElse(RESOLVE_EVERY);
    }

    private List<ErrorLog> errorLogs(Directive http) {
        Stream<Directive> main = tree.all("error_log");
        List<Directive> directives = tree.find("error_log").isPresent()
                ? main.toList()
                : http.all("error_log").toList();
        return directives.stream().map(ConfigReader::errorLog).toList();
    }

    private static ErrorLog errorLog(Directive directive) {
        String level = directive.args().size() > 1 ? directive.arg(1) : "error";
        return new ErrorLog(directive.arg(0), level.startsWith("debug_") ? "debug" : level);
    }
}
