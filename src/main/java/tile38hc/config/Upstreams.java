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

    /// Whose argument may be a host, and the port it has without one.
    private static final Map<String, Integer> PASSES = Map.of(
            "proxy_pass", 80,
            "grpc_pass", 80,
            "fastcgi_pass", 80,
            "uwsgi_pass", 80,
            "scgi_pass", 80,
            "memcached_pass", 11211);

    /// Lines by which modules put servers of databases into a group: there are none that can be checked.
    private static final Set<String> FOREIGN_SERVERS = Set.of("drizzle_server", "postgres_server");

    private static final Set<String> URL_PASSES = Set.of("proxy_pass", "grpc_pass");

    /// A group as found so far.
    ///
    /// @param port 0 for an `upstream` block
    private record Group(String host, int port, boolean portGiven, boolean declared, List<Server> servers) {

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
        Map<String, List<Server>> byName = new LinkedHashMap<>();
        upstreams.groups.forEach(group -> byName.putIfAbsent(group.name(), group.servers()));
        return byName;
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
            throw new SourceException("upstream \"" + name + "\" may not have port " + port, upstream.position());
        }
        List<Server> servers = servers(upstream);
        if (servers.isEmpty()
                && upstream.children().stream().noneMatch(line -> FOREIGN_SERVERS.contains(line.name()))) {
            throw new SourceException("no servers are inside upstream", endOf(upstream));
        }
        if (!servers.isEmpty() && servers.stream().allMatch(Server::backup)) {
            throw new SourceException("no servers in upstream \"" + name + "\"", upstream.position());
        }
        Group group = new Group(name, 0, false, true, servers);
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
                case "hash", "ip_hash", "random" -> backupAllowed = false;
                case "least_conn" -> backupAllowed = true;
                case "keepalive" -> checkKeepalive(directive);
                default -> {}
            }
        }
        return servers;
    }

    /// Without connections kept alive (0) newer versions start.
    private static void checkKeepalive(Directive keepalive) {
        String text = keepalive.arg(0);
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new SourceException(
                    "invalid value \"" + text + "\" in \"keepalive\" directive", keepalive.position());
        }
    }

    private static Position endOf(Directive upstream) {
        return upstream instanceof Directive.Block block ? block.end() : upstream.position();
    }

    private void pass(Directive pass) {
        String url = pass.arg(0);
        int defaultPort = PASSES.get(pass.name());
        if (URL_PASSES.contains(pass.name())) {
            String plain = pass.is("proxy_pass") ? "http://" : "grpc://";
            String secure = pass.is("proxy_pass") ? "https://" : "grpcs://";
            if (url.regionMatches(true, 0, secure, 0, secure.length())) {
                defaultPort = 443;
                url = url.substring(secure.length());
            } else if (url.regionMatches(true, 0, plain, 0, plain.length())) {
                url = url.substring(plain.length());
            } else if (pass.is("proxy_pass")) {
                throw new SourceException("invalid URL prefix", pass.position());
            }
        }
        try {
            add(Endpoint.parse(withoutUri(url), defaultPort), pass);
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
            Server server =
                    new Server(name, endpoint.host(), endpoint.port(), endpoint.socketFile(), false, false, 1, 1, 10);
            append(new Group(host, endpoint.port(), endpoint.portGiven(), false, List.of(server)));
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
