package tile38hc.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.web.AccessRules;
import tile38hc.web.Location;
import tile38hc.web.Settings;

/// Who may see the pages of our own: whoever may see the server's own status locations, all of them. If no server
/// has one, then clients on this machine, in the first server.
final class BuiltInGuards {
    private static final AccessRules NOBODY = new AccessRules(List.of(new AccessRules.Rule(false, Optional.empty())));

    private final boolean noneHasStatus;
    private final Optional<Directive> first;

    BuiltInGuards(Directive http) {
        List<Directive> servers = http.all("server").toList();
        noneHasStatus = servers.stream()
                .noneMatch(server -> statusLocations(server).findAny().isPresent());
        first = servers.stream().findFirst();
    }

    /// The rules of a server; empty if it has no such pages.
    ///
    /// @param unmatched what holds in the server itself
    /// @param read the same locations, in the same order
    List<AccessRules> of(Directive server, Settings unmatched, List<Location> read) {
        if (noneHasStatus) {
            boolean open = first.filter(server::equals).isPresent() && unmatched.handler() != Locations.CLOSED;
            return open ? List.of(AccessRules.LOOPBACK_ONLY) : List.of();
        }
        return guards(server, read).toList();
    }

    private static Stream<AccessRules> guards(Directive parent, List<Location> read) {
        List<Directive> locations = parent.all("location").toList();
        Stream.Builder<AccessRules> rules = Stream.builder();
        for (int i = 0; i < locations.size(); i++) {
            if (isStatus(locations.get(i))) {
                rules.add(rules(read.get(i)));
            }
            guards(locations.get(i), read.get(i).nested()).forEach(rules);
        }
        return rules.build();
    }

    private static AccessRules rules(Location status) {
        boolean closed = status.internal() || status.settings().handler() == Locations.CLOSED;
        return closed ? NOBODY : status.settings().access();
    }

    private static Stream<Directive> statusLocations(Directive parent) {
        return parent.all("location")
                .flatMap(location -> Stream.concat(
                        isStatus(location) ? Stream.of(location) : Stream.empty(), statusLocations(location)));
    }

    /// Whether its own Lua asks for one of the library's pages.
    private static boolean isStatus(Directive location) {
        return LuaDirectives.find(location, "content_by_lua")
                .map(lua -> LuaDirectives.isFile(lua) ? lua.arg(0) : LuaDirectives.text(lua))
                .filter(code -> code.contains("status_page"))
                .isPresent();
    }
}
