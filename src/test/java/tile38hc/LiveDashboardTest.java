package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tile38hc.browser.Browser;
import tile38hc.browser.Page;
import tile38hc.demo.Demo;

/// The whole program with a browser that looks at its dashboard: what happens to servers is seen as it happens.
@ExtendWith(Browser.class)
@ResourceLock(Browser.LOCK)
class LiveDashboardTest {
    private static final String HEADLINE = "document.querySelector('h1').textContent";

    @AutoClose
    private final Demo demo = Demo.start(0, 0, System::nanoTime);

    @AutoClose
    private final Ports ports = new Ports("/tmp/unused-");

    @TempDir
    Path prefix;

    LiveDashboardTest() throws IOException {}

    @Test
    void a_follower_that_diverges_and_heals_is_seen_to(Page page) throws Exception {
        try (Running _ = start()) {
            page.go(address());
            page.await(HEADLINE + " === 'Both peers are up.'");
            page.await("document.querySelector('.followers .link-text')?.textContent === 'in step'");
            demo.follower().lose("fleet", "truck1");
            page.await(HEADLINE + ".startsWith('follower has diverged: 1 object fewer than its leader, since ')");
            assertThat(page.texts(".peer .says")).containsExactly("UP", "UP");
            assertThat(page.texts(".peer .truth-word")).containsExactly("leads", "diverged");
            page.await("document.querySelector('.entry[data-verdict=down]')");
            demo.follower().run("FOLLOW", "no", "one");
            demo.follower().run("FLUSHDB");
            demo.follower().follow(demo.leader());
            page.await(HEADLINE + " === 'Both peers are up.'");
            page.await("document.querySelector('.entry').dataset.verdict === 'up'");
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests()).allMatch(url -> url.startsWith(origin()));
        }
    }

    @Test
    void a_server_that_ends_is_seen_to_and_so_is_the_end_and_the_return_of_tile38_hc_itself(Page page)
            throws Exception {
        String started = "document.querySelector('#process').textContent";
        String before;
        try (Running _ = start()) {
            page.go(address());
            page.await(HEADLINE + " === 'Both peers are up.'");
            demo.follower().close();
            page.await(HEADLINE + ".startsWith('follower ')");
            page.await("document.querySelectorAll('.peer .state span')[1].textContent === 'Down'");
            before = page.text(started);
        }
        page.await("document.body.dataset.connection === 'lost'");
        assertThat(page.text("document.querySelector('#connection-text').textContent"))
                .startsWith("Connection to tile38-hc lost since ");
        assertThat(page.text("document.title")).isEqualTo("? Connection lost – tile38-hc");
        assertThat(page.texts(".peer .state span")).containsExactly("Up", "Down");
        try (Running _ = start()) {
            page.await("document.body.dataset.connection === 'live'");
            page.await("document.querySelectorAll('.peer .state span')[0].textContent === 'Up'");
            assertThat(page.text(started)).isNotEqualTo(before);
        }
    }

    private Running start() throws Exception {
        return new Running(prefix, ports, """
                events {}
                http {
                  upstream leader { server 127.0.0.1:%d; }
                  upstream follower { server 127.0.0.1:%d; }
                  lua_shared_dict healthcheck 1m;
                  init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    for _, name in ipairs{"leader", "follower"} do
                      hc.spawn_checker{
                        shm = "healthcheck", upstream = name, type = "http", interval = 200, fall = 2, rise = 2,
                        http_req = "GET /healthz HTTP/1.0\\r\\n\\r\\n", valid_statuses = {200} }
                    end
                  }
                  server { listen 127.0.0.1:18100; }
                }
                """.formatted(
                demo.leader().address().getPort(), demo.follower().address().getPort()));
    }

    private String origin() {
        return "http://127.0.0.1:" + ports.http() + "/";
    }

    private String address() {
        return origin() + "dashboard";
    }
}
