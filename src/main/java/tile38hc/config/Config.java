package tile38hc.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tile38hc.health.Fleet;
import tile38hc.net.Trust;
import tile38hc.nginx.Warning;
import tile38hc.ngx.LuaCode;
import tile38hc.ngx.NgxWorker;
import tile38hc.web.VirtualServer;

/// Everything that a configuration says, as values to run with.
///
/// @param fleet its upstreams, whose names are yet to be resolved
/// @param servers what to listen on and what to answer
/// @param worker its Lua world, in which nothing has run yet
/// @param init of `init_by_lua*`
/// @param initWorker of `init_worker_by_lua*`
/// @param resolveEvery how long an answer of the resolver holds
/// @param trust whom https checks believe
/// @param errorLogs files that get a copy of the log
/// @param warnings about what is not done as nginx does it
public record Config(
        Fleet fleet,
        List<VirtualServer> servers,
        NgxWorker worker,
        Optional<LuaCode> init,
        Optional<LuaCode> initWorker,
        Duration resolveEvery,
        Trust trust,
        List<ErrorLog> errorLogs,
        List<Warning> warnings) {

    /// `error_log path level`
    ///
    /// @param path as written
    /// @param level nginx's word for the least grave messages that it takes
    public record ErrorLog(String path, String level) {}

    public Config {
        servers = List.copyOf(servers);
        errorLogs = List.copyOf(errorLogs);
        warnings = List.copyOf(warnings);
    }
}
