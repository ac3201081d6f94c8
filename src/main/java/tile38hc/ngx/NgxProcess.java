package tile38hc.ngx;

import java.util.Map;
import tile38hc.health.Fleet;
import tile38hc.health.Time;
import tile38hc.page.PageCache;

/// What all Lua of the process shares, whichever world it runs in.
record NgxProcess(
        NgxSettings settings,
        NgxHost host,
        Fleet fleet,
        Time time,
        RequestVariables variables,
        Map<String, SharedDict> dicts,
        DownKeys downKeys,
        Complaints complaints,
        ChangeListeners changes,
        Timers timers,
        PageCache statusPage,
        PageCache prometheusPage) {}
