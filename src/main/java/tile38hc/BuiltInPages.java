package tile38hc;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import tile38hc.health.Fleet;
import tile38hc.health.Journal;
import tile38hc.nginx.TimeSpan;
import tile38hc.page.StatusJson;
import tile38hc.web.DashboardPage;
import tile38hc.web.EventsPage;
import tile38hc.web.Handler;
import tile38hc.web.HealthPage;
import tile38hc.web.MetricsPage;
import tile38hc.web.RoutingPages;
import tile38hc.web.StatusJsonPage;

/// The one list of our own pages beside those of the configuration.
final class BuiltInPages {

    private BuiltInPages() {}

    /// By path; one that ends in `/` stands for all that it begins.
    static Map<String, Handler> of(Supplier<Fleet> fleet, Journal journal) {
        Supplier<Instant> clock = SystemTime.INSTANCE::now;
        StatusJson.Process process = StatusJson.Process.self(clock.get());
        Map<String, Handler> pages = new HashMap<>(RoutingPages.of(fleet, clock, TimeSpan::parseMillis));
        pages.put(HealthPage.PATH, new HealthPage());
        pages.put(StatusJsonPage.PATH, new StatusJsonPage(fleet, process, SystemTime.INSTANCE));
        pages.put(EventsPage.PATH, new EventsPage(fleet, journal, process, SystemTime.INSTANCE));
        pages.put(MetricsPage.PATH, new MetricsPage(fleet, clock, OwnProcess::figures));
        DashboardPage dashboard = new DashboardPage();
        pages.put(DashboardPage.PATH, dashboard);
        pages.put(DashboardPage.FILES, dashboard);
        return pages;
    }
}
