package tile38hc;

import java.util.Map;
import tile38hc.health.Fleet;
import tile38hc.health.Journal;
import tile38hc.web.DashboardPage;
import tile38hc.web.Handler;
import tile38hc.web.HealthPage;
import tile38hc.web.MetricsPage;
import tile38hc.web.StatusJsonPage;

/// The one list of our own pages beside those of the configuration.
final class BuiltInPages {

    private BuiltInPages() {}

    /// By path; one that ends in `/` stands for all that it begins.
    static Map<String, Handler> of(Fleet fleet, Journal journal) {
        DashboardPage dashboard = new DashboardPage();
        return Map.of(
                DashboardPage.PATH,
                dashboard,
                DashboardPage.FILES,
                dashboard,
                HealthPage.PATH,
                new HealthPage(),
                StatusJsonPage.PATH,
                new StatusJsonPage(fleet, SystemTime.INSTANCE::now),
                MetricsPage.PATH,
                new MetricsPage(fleet, SystemTime.INSTANCE::now, OwnProcess::figures));
    }
}
