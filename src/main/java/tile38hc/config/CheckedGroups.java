package tile38hc.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.nginx.Configuration;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Warning;

/// What shows once Lua has declared its checkers: groups without one, and `server` lines that mean something else
/// for a check than most people think.
public final class CheckedGroups {
    private final Fleet fleet;
    private final Set<String> verified; // groups whose certificates are looked at
    private final List<Warning> warnings = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private CheckedGroups(Fleet fleet, List<CheckerSpec> checkers) {
        this.fleet = fleet;
        this.verified = checkers.stream()
                .filter(checker -> checker.tls().filter(CheckerSpec.Tls::verify).isPresent())
                .map(CheckerSpec::upstream)
                .collect(Collectors.toSet());
    }

    /// @param fleet the one of this configuration, whose Lua has run
    /// @param checkers what it has declared
    public static List<Warning> lint(Configuration tree, Fleet fleet, List<CheckerSpec> checkers) {
        CheckedGroups groups = new CheckedGroups(fleet, checkers);
        tree.find("http").ifPresent(groups::lint);
        return groups.warnings;
    }

    private void lint(Directive http) {
        boolean noneChecked = fleet.upstreams().stream().noneMatch(upstream -> fleet.checked(upstream.name()));
        if (noneChecked && LuaDirectives.find(http, "init_worker_by_lua").isEmpty()) {
            warn("there is no init_worker_by_lua, and so no checker: nothing is checked", http);
        } else {
            walk(http);
            if (http.find("lua_ssl_trusted_certificate").isEmpty()) {
                http.all("upstream").forEach(this::trustsNobody);
            }
        }
    }

    private void trustsNobody(Directive upstream) {
        String name = upstream.arg(0);
        if (verified.contains(name)) {
            warn(
                    "https checks of \"" + name + "\" trust no certificate, and fail: write lua_ssl_trusted_certificate"
                            + " in http, or ssl_verify = false in spawn_checker",
                    upstream);
        }
    }

    private void walk(Directive parent) {
        for (Directive directive : Sections.inside(parent)) {
            if (directive.is("upstream")) {
                declared(directive);
            } else {
                Upstreams.namedBy(directive)
                        .filter(name -> fleet.upstream(name).isPresent() && seen.add(name))
                        .ifPresent(name -> implicit(name, directive));
                walk(directive);
            }
        }
    }

    private void declared(Directive upstream) {
        String name = upstream.arg(0);
        Optional<Directive> balancer = LuaDirectives.find(upstream, "balancer_by_lua");
        if (balancer.isPresent()) {
            warn(
                    "\"" + balancer.get().name() + "\" chooses the peers of \"" + name
                            + "\" as requests come: its server lines are stand-ins, and checks of them say nothing",
                    balancer.get());
        }
        if (!fleet.checked(name)) {
            warn(
                    "upstream \"" + name + "\" has no checker: the page shows \"(NO checkers)\", and its peers"
                            + " UP whatever they do",
                    upstream);
        } else if (balancer.isEmpty()) {
            upstream.all("server").forEach(this::checked);
        }
    }

    private void checked(Directive server) {
        String address = server.arg(0);
        if (server.args().contains("down")) {
            warn(
                    "\"down\" says how " + address + " starts, no more: checks that pass turn it UP;"
                            + " take the line out to keep it from being checked",
                    server);
        }
        if (address.startsWith("0.0.0.")) {
            warn(address + " is no server's address: its checks fail", server);
        } else if (isWithoutPort(address)) {
            warn(address + " names no port: 80 is checked and shown; Tile38's is 9851", server);
        }
    }

    private static boolean isWithoutPort(String address) {
        return !address.startsWith("unix:") && !address.matches(".*:\\d+");
    }

    private void implicit(String name, Directive pass) {
        if (name.startsWith("[")) {
            warn(
                    "the address in \"" + pass.name()
                            + "\" makes every status page one line of error, in OpenResty too:"
                            + " put it into an upstream { }",
                    pass);
        } else if (!fleet.checked(name)) {
            warn(
                    "\"" + pass.name() + "\" makes a group of its own, which the page lists as \"Upstream " + name
                            + " (NO checkers)\": name an upstream { } in it to have it checked",
                    pass);
        }
    }

    private void warn(String problem, Directive place) {
        warnings.add(new Warning(problem, place.position()));
    }
}
