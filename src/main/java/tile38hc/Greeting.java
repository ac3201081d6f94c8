package tile38hc;

import java.util.ArrayList;
import java.util.List;
import tile38hc.web.BuiltIns;
import tile38hc.web.DashboardPage;
import tile38hc.web.Listen;
import tile38hc.web.VirtualServer;

/// The first line of a log: what runs, where it listens, and what to open in a browser.
///
///     tile38-hc/0.1.0 listens on 0.0.0.0:8080, runs 2 checkers; see http://localhost:8080/dashboard
final class Greeting {
    private static final int MOST = 4; // a range of ports is told by its first

    private Greeting() {}

    /// @param checkers how many run by now; Lua may start more later
    static String of(List<VirtualServer> servers, int checkers) {
        List<String> all = servers.stream()
                .flatMap(server -> server.listens().stream())
                .map(Listen::text)
                .distinct()
                .toList();
        List<String> told = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST)));
        if (all.size() > MOST) {
            told.add("and " + (all.size() - MOST) + " more");
        }
        String where = told.isEmpty() ? "listens nowhere" : "listens on " + String.join(", ", told);
        String what = "runs " + checkers + (checkers == 1 ? " checker" : " checkers");
        return CommandLine.version() + " " + where + ", " + what + dashboard(servers);
    }

    /// For a reader on this machine, of the first server that has one.
    private static String dashboard(List<VirtualServer> servers) {
        return servers.stream()
                .filter(server -> !server.builtIns().equals(BuiltIns.NONE))
                .flatMap(server -> server.listens().stream())
                .findFirst()
                .map(Greeting::origin)
                .map(origin -> "; see " + origin + DashboardPage.PATH)
                .orElse("");
    }

    private static String origin(Listen listen) {
        String where = listen.text();
        String host = listen.address().isAnyLocalAddress() ? "localhost" : where.substring(0, where.lastIndexOf(':'));
        return (listen.tls().isPresent() ? "https://" : "http://") + host + ":" + listen.port();
    }
}
