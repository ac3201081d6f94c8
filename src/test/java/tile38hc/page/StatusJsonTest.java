package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.ByHand;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.Outcome;
import tile38hc.health.Server;
import tile38hc.health.ServerSketch;
import tile38hc.health.SpecSketch;
import tile38hc.health.Upstream;

class StatusJsonTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Fleet fleet = new Fleet();

    @Test
    void a_peer_is_shown_with_its_checks_a_row_each() {
        Server server = ServerSketch.server("foo");
        Upstream foo = fleet.add("foo", List.of(server));
        foo.resolved(Map.of(server, List.of(new InetSocketAddress(InetAddress.ofLiteral("10.0.0.1"), 80))));
        fleet.checkerAdded(new SpecSketch().spec());
        ByHand.check(foo.peers().all().getFirst(), NOON, Duration.ofNanos(412_345), new Outcome.Passed("HTTP/1.0 200"));
        ByHand.check(
                foo.peers().all().getFirst(),
                NOON.plusSeconds(1),
                Duration.ofSeconds(1),
                new Outcome.NoStatusLine("timeout"));
        assertThat(page()).isEqualTo("""
                {
                  "version": 1,
                  "time": "2026-11-22T12:00:00Z",
                  "process": {
                    "name": "tile38-hc",
                    "release": null,
                    "pid": 4711,
                    "started": "1970-01-01T00:00:00Z"
                  },
                  "verdict": "up",
                  "conditions": [],
                  "upstreams": [
                    {
                      "name": "foo",
                      "checked": true,
                      "verdict": "up",
                      "checks": [
                        {
                          "type": "http",
                          "request": "GET /healthz HTTP/1.0",
                          "interval_ms": 1000,
                          "fast_interval_ms": null,
                          "timeout_ms": 30000,
                          "fall": 3,
                          "rise": 2,
                          "valid_statuses": [200],
                          "match_body": false,
                          "concurrency": 1,
                          "port": null
                        }
                      ],
                      "peers": [
                        {
                          "address": "10.0.0.1:80",
                          "server": "foo",
                          "backup": false,
                          "status": "UP",
                          "verdict": "up",
                          "since": null,
                          "reason": "failed to receive status line from 10.0.0.1:80: timeout",
                          "conditions": [],
                          "tile38": null,
                          "probe": {
                            "time": "2026-11-22T12:00:01Z",
                            "ok": false,
                            "duration_ms": 1000,
                            "reply": null,
                            "successes": 0,
                            "failures": 1,
                            "next": "2026-11-22T12:00:02Z"
                          },
                          "history": [[1795348800000,true,0.41],[1795348801000,false,1000]]
                        }
                      ]
                    }
                  ]
                }
                """);
    }

    /// What opens a server may stand in the query or in a header.
    @ParameterizedTest
    @CsvSource({
        "GET /healthz HTTP/1.0\\r\\nHost: a\\r\\n\\r\\n, GET /healthz HTTP/1.0",
        "GET /x?token=secret HTTP/1.0\\r\\nAuthorization: secret\\r\\n\\r\\n, GET /x HTTP/1.0",
        "GET /x?secret, GET /x",
        "'', ''"
    })
    void of_a_request_the_first_line_is_shown_without_its_query(String request, String shown) {
        String sent = request.replace("\\r\\n", "\r\n");
        assertThat(checks(new SpecSketch().request(sent).spec())).contains("\"request\":\"" + shown + "\"");
    }

    @Test
    void a_check_that_only_connects_sends_nothing() {
        assertThat(checks(new SpecSketch().connectOnly().port(81).spec()))
                .contains("\"type\":\"connect\",\"request\":null", "\"port\":81");
    }

    @Test
    void an_encrypted_check_is_https() {
        CheckerSpec.Tls tls = new CheckerSpec.Tls(Optional.empty(), true, Optional.empty());
        assertThat(checks(new SpecSketch().tls(tls).spec())).contains("\"type\":\"https\"");
    }

    private String checks(CheckerSpec spec) {
        fleet.add("foo", List.of());
        fleet.checkerAdded(spec);
        return StatusJson.compact(fleet.snapshot(NOON), process());
    }

    private String page() {
        return StatusJson.of(fleet.snapshot(NOON), process());
    }

    private static StatusJson.Process process() {
        return new StatusJson.Process(Optional.empty(), 4711, Instant.EPOCH);
    }
}
