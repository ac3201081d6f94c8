package tile38hc.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tile38hc.health.Server;
import tile38hc.nginx.Directive;
import tile38hc.source.Position;
import tile38hc.source.SourceException;

/// Finds the groups of a configuration, in the order in which nginx comes upon them: `upstream` blocks, and the
/// hosts of `proxy_pass` and its like that name no such block. The library's pages list both.
final class Upstreams {

    /// Whose argument may be a host, and the port it has without one: 0 where one must be written.
    private static final Map<String, Integer> PASSES = Map.of(
            "proxy_pass", 80,
            "grpc_pass", 0,
            "fastcgi_pass", 0,
            "uwsgi_pass", 0,
            "scgi_pass", 0,
            "memcached_pass", 0);

    /// Lines by which modules put servers of databases into a group: there are none that can be checked.
    private static final Set<String> FOREIGN_SERVERS = Set.of("drizzle_server", "postgres_server");

    /// What may stand before the host: for plain connections and for TLS.
    private static final Map<String, List<String>> SCHEMES = Map.of(
            "proxy_pass", List.of("http://", "https://"),
            "grpc_pass", List.of("grpc://", "grpcs://"),
            "uwsgi_pass", List.of("uwsgi://", "suwsgi://"));

    /// A group as found so far.
    ///
    /// @param port 0 for an `upstream` block, and where none was written
    /// @param place where it was first named
    private record Group(
            String host, int port, boolean portGiven, boolean declared, List<Server> servers, Position place) {

        String name() {
            return port == 0 ? host : host + ":" + port;
        }
    }

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, List<Integer>> byHost = new HashMap<>(); // places in groups, by the name in lower case

    private Upstreams() {}

    /// The name of the group that a `proxy_pass` or its like makes or uses; empty for any other directive, and where
    /// a variable decides.
    static Optional<String> namedBy(Directive pass) {
        if (!PASSES.containsKey(pass.name()) || pass.arg(0).contains("$")) {
            return Optional.empty();
        }
        Upstreams alone = new Upstreams();
        alone.pass(pass);
        return Optional.of(alone.groups.getFirst().name());
    }

    /// The servers of every group by its name.
    static Map<String, List<Server>> read(Directive http) {
        Upstreams upstreams = new Upstreams();
        upstreams.walk(http);
        upstreams.groups.forEach(Upstreams::requirePort);
        Map<String, List<Server>> byName = new LinkedHashMap<>();
        upstreams.groups.forEach(group -> byName.putIfAbsent(group.name(), group.servers()));
        return byName;
    }

    /// Known at the end only: an `upstream` block that needs none may follow.
    private static void requirePort(Group group) {
        if (group.servers().isEmpty() && !group.declared()) {
            throw new SourceException("no port in upstream \"" + group.host() + "\"", group.place());
        }
    }

    private void walk(Directive parent) {
        for (Directive directive : Sections.inside(parent)) {
            if (directive.is("upstream")) {
                declare(directive);
            } else if (PASSES.containsKey(directive.name()) && !directive.arg(0).contains("$")) {
                pass(directive);
            } else {
                walk(directive);
            }
        }
    }

    private void declare(Directive upstream) {
        String name = upstream.arg(0);
        int index = indexOf(name, 0);
        if (index >= 0 && groups.get(index).declared()) {
            throw new SourceException("duplicate upstream \"" + name + "\"", upstream.position());
        }
        if (index >= 0 && groups.get(index).portGiven()) {
            int port = groups.get(index).port();
            throw new SourceException(
                    "upstream \"" + name + "\" may not have port " + port,
                    groups.get(index).place());
        }
        List<Server> servers = servers(upstream);
        if (servers.isEmpty()
                && upstream.children().stream().noneMatch(line -> FOREIGN_SERVERS.contains(line.name()))) {
            throw new SourceException("no servers are inside upstream", endOf(upstream));
        }
        if (!servers.isEmpty() && servers.stream().allMatch(Server::backup)) {
            throw new SourceException("no servers in upstream \"" + name + "\"", upstream.position());
        }
        Group group = new Group(name, 0, false, true, servers, upstream.position());
        if (index >= 0) {
            groups.set(index, group); // it stays where a proxy_pass named it first
        } else {
            append(group);
        }
    }

    /// A balancing method says something about the servers behind it.
    private static List<Server> servers(Directive upstream) {
        List<Server> servers = new ArrayList<>();
        boolean backupAllowed = true;
        for (Directive directive : upstream.children()) {
            switch (directive.name()) {
                case "server" -> servers.add(UpstreamServer.read(directive, backupAllowed));
                case "hash", "ip_hash", "random" -> {
                    checkMethod(directive);
                    backupAllowed = false;
                }
                case "least_conn" -> backupAllowed = true;
                case "keepalive" -> checkKeepalive(directive);
                default -> {}
            }
        }
        return servers;
    }

    /// `hash key [consistent]`, `random [two [method]]`
    private static void checkMethod(Directive method) {
        List<String> args = method.args();
        if (method.is("hash") && args.size() > 1) {
            Values.oneOf(Set.of("consistent"), args.get(1), method);
        }
        if (method.is("random")) {
            List<Set<String>> known =
                    List.of(Set.of("two"), Set.of("least_conn", "least_time=header", "least_time=last_byte"));
            for (int i = 0; i < args.size(); i++) {
                Values.oneOf(known.get(i), args.get(i), method);
            }
        }
    }

    private static void checkKeepalive(Directive keepalive) {
        String text = keepalive.arg(0);
        Values.require(Values.number(text) > 0, "invalid value \"" + text + "\" in \"keepalive\" directive", keepalive);
    }

    private static Position endOf(Directive upstream) {
        return upstream instanceof Directive.Block block ? block.end() : upstream.position();
    }

    private void pass(Directive pass) {
        String given = pass.arg(0);
        String url = given;
        int defaultPort = PASSES.get(pass.name());
        Optional<String> scheme = SCHEMES.getOrDefault(pass.name(), List.of()).stream()
                .filter(prefix -> given.regionMatches(true, 0, prefix, 0, prefix.length()))
                .findFirst();
        if (scheme.isPresent()) {
            url = url.substring(scheme.get().length());
            defaultPort = scheme.get().equals("https://") ? 443 : defaultPort;
        } else if (pass.is("proxy_pass")) {
            throw new SourceException("invalid URL prefix", pass.position());
        }
        try {
            add(Endpoint.parse(pass.is("proxy_pass") ? withoutUri(url) : url, defaultPort), pass);
        } catch (Endpoint.InvalidException e) {
            throw new SourceException(e.getMessage() + " in upstream \"" + url + "\"", pass.position());
        }
    }

    private static String withoutUri(String url) {
        if (url.startsWith("unix:")) {
            int colon = url.indexOf(':', "unix:".length());
            return colon < 0 ? url : url.substring(0, colon);
        }
        int end = 0;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return url.substring(0, end);
    }

    private void add(Endpoint endpoint, Directive pass) {
        String host = endpoint.socketFile().orElse(bracketed(endpoint.host()));
        int index = indexOf(host, endpoint.port());
        if (index < 0) {
            String name = endpoint.socketFile().map(path -> "unix:" + path).orElse(host + ":" + endpoint.port());
            boolean portless = endpoint.port() == 0 && endpoint.socketFile().isEmpty();
            List<Server> servers = portless
                    ? List.of()
                    : List.of(new Server(
                            name, endpoint.host(), endpoint.port(), endpoint.socketFile(), false, false, 1, 1, 10));
            append(new Group(host, endpoint.port(), endpoint.portGiven(), false, servers, pass.position()));
        } else if (groups.get(index).declared() && endpoint.portGiven()) {
            throw new SourceException(
                    "upstream \"" + host + "\" may not have port " + endpoint.port(), pass.position());
        }
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /// The group that nginx takes for the same: of that name in any case, and with that port where both have one.
    private int indexOf(String host, int port) {
        for (int i : byHost.getOrDefault(lowerCase(host), List.of())) {
            int known = groups.get(i).port();
            if (known == 0 || port == 0 || known == port) {
                return i;
            }
        }
        return -1;
    }

    private void append(Group group) {
        byHost.computeIfAbsent(lowerCase(group.host()), _ -> new ArrayList<>()).add(groups.size());
        groups.add(group);
    }

    private static String lowerCase(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
