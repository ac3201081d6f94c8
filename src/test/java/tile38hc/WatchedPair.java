package tile38hc;

import java.io.IOException;
import java.nio.file.Path;
import tile38hc.demo.Demo;

/// The whole program in this process, watching a stand-in leader and follower ten times a second.
final class WatchedPair implements AutoCloseable {
    private static final String CONFIGURATION = """
            events {}
            http {
              upstream leader { server %s; }
              upstream follower { server %s; }
              lua_shared_dict healthcheck 1m;
              init_worker_by_lua_block {
                local hc = require "resty.upstream.healthcheck"
                local function check(u, path, tile38)
                  assert(hc.spawn_checker{
                    shm = "healthcheck", upstream = u, type = "http", interval = 100, fall = 2, rise = 2,
                    http_req = "GET " .. path .. " HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200}, tile38 = tile38 })
                end
                check("leader", "/healthz")
                check("follower", "/status", { leader = "leader", max_lag_seconds = 5 })
              }
              server {
                listen 127.0.0.1:18100;
                location = /status {
                  content_by_lua_block { ngx.print(require("healthcheck").status_page()) }
                }
              }
            }
            """;

    final Demo demo = Demo.start(0, 0, System::nanoTime);
    private final Ports ports = new Ports("/tmp/unused-");
    private final Running program;

    /// @param prefix an empty folder for its configuration
    WatchedPair(Path prefix, String... options) throws Exception {
        program = new Running(prefix, ports, CONFIGURATION.formatted(leader(), follower()), options);
    }

    String leader() {
        return "127.0.0.1:" + demo.leader().address().getPort();
    }

    String follower() {
        return "127.0.0.1:" + demo.follower().address().getPort();
    }

    /// Where the pages are.
    int port() {
        return ports.http();
    }

    String get(String path) throws IOException {
        return program.get(path);
    }

    RawHttp.Answer ask(String method, String path) throws IOException {
        return program.ask(method, path);
    }

    @Override
    public void close() throws IOException {
        program.close();
        ports.close();
        demo.close();
    }
}
