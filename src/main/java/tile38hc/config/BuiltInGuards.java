package tile38hc.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tile38hc.nginx.Directive;
import tile38hc.ngx.Phase;
import tile38hc.web.AccessRules;
import tile38hc.web.Handler;
import tile38hc.web.Location;
import tile38hc.web.Location.Pattern;
import tile38hc.web.Request;
import tile38hc.web.Response;
import tile38hc.web.Settings;

/// Who may see the pages of our own: whoever may see the server's own status locations, all of them. If no server
/// has one, then clients on this machine, in the first server, that its own guards let pass.
///
/// Lua that guards a status location is asked as if that were asked for, since it may look at the path. What it
/// answers goes out; where it sends the request elsewhere, or the location has no path of its own, nobody may see
/// the pages.
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

    /// The guards of a server; empty if it has no such pages.
    ///
    /// @param unmatched what holds in the server itself
    /// @param read the same locations, in the same order
    List<Handler> of(Directive server, Settings unmatched, List<Location> read) {
        if (noneHasStatus) {
            boolean open = first.filter(server::equals).isPresent() && unmatched.handler() != Locations.CLOSED;
            Stream<Handler> all = Stream.concat(Stream.of(AccessRules.LOOPBACK_ONLY), unmatched.guards().stream());
            return open ? all.toList() : List.of();
        }
        return guards(server, read).toList();
    }

    private static Stream<Handler> guards(Directive parent, List<Location> read) {
        List<Directive> locations = parent.all("location").toList();
        Stream.Builder<Handler> guards = Stream.builder();
        for (int i = 0; i < locations.size(); i++) {
            if (isStatus(locations.get(i))) {
                guards(read.get(i), Locations.beforeContent(locations.get(i)).isPresent())
                        .forEach(guards);
            }
            guards(locations.get(i), read.get(i).nested()).forEach(guards);
        }
        return guards.build();
    }

    /// @param sentElsewhere whether the page is not what its clients get
    private static List<Handler> guards(Location status, boolean sentElsewhere) {
        Settings shown = status.settings().of("GET");
        if (status.internal() || sentElsewhere || shown.handler() == Locations.CLOSED) {
            return List.of(NOBODY);
        }
        List<Handler> guards = shown.guards();
        if (guards.stream().allMatch(AccessRules.class::isInstance)) {
            return guards;
        }
        return switch (status.pattern()) {
            case Pattern.Exact(String path) -> List.of(asking(path, guards));
            case Pattern.Prefix(String path, boolean _) -> List.of(asking(path, guards));
            case Pattern.Matching _, Pattern.Named _ -> List.of(NOBODY);
        };
    }

    private static Handler asking(String path, List<Handler> guards) {
        return request -> {
            Request other = request.askingFor(path);
            return guards.stream()
                    .map(guard -> guard.answer(other))
                    .filter(answer -> !(answer instanceof Response.Next))
                    .findFirst()
                    .map(answer -> answer instanceof Response.Redirect ? Response.Status.of(403) : answer)
                    .orElseGet(Response.Next::new);
        };
    }

    private static Stream<Directive> statusLocations(Directive parent) {
        return parent.all("location")
                .flatMap(location -> Stream.concat(
                        isStatus(location) ? Stream.of(location) : Stream.empty(), statusLocations(location)));
    }

    /// Whether its own Lua asks for one of the library's pages.
    private static boolean isStatus(Directive location) {
        return LuaDirectives.find(location, Phase.CONTENT.directive())
                .map(lua -> LuaDirectives.isFile(lua) ? lua.arg(0) : LuaDirectives.text(lua))
                .filter(code -> code.contains("status_page"))
                .isPresent();
    }
}
