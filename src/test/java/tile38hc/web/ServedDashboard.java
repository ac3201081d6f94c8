package tile38hc.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tile38hc.browser.Page;
import tile38hc.json.Json;

/// The dashboard on a free port, fed by a test.
final class ServedDashboard implements AutoCloseable {
    final ScriptedEvents events = new ScriptedEvents();
    private final Served served;

    ServedDashboard() throws IOException {
        this(AccessRules.OPEN);
    }

    ServedDashboard(AccessRules guard) throws IOException {
        DashboardPage dashboard = new DashboardPage();
        Map<String, Handler> pages =
                Map.of(DashboardPage.PATH, dashboard, DashboardPage.FILES, dashboard, "/events", events);
        served =
                new Served(Served.server(List.of(Served.listen("127.0.0.1")), "", new BuiltIns(pages, List.of(guard))));
    }

    /// One that tells this to whoever opens it.
    static ServedDashboard showing(Json document) throws IOException {
        ServedDashboard dashboard = new ServedDashboard();
        dashboard.events.open("state", document);
        return dashboard;
    }

    void openIn(Page page) throws IOException {
        page.go(url());
        page.await("document.body.dataset.connection === 'live' && document.querySelector('#process').textContent");
    }

    String origin() {
        return "http://127.0.0.1:" + served.port();
    }

    String url() {
        return origin() + DashboardPage.PATH;
    }

    Answer ask(String path, String... headers) throws IOException {
        return Answer.of(served.raw("GET " + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n"));
    }

    @Override
    public void close() {
        served.close();
    }
}
