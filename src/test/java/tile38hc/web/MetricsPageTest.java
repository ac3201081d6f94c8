package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.Fleet;
import tile38hc.health.Server;
import tile38hc.page.ProcessFigures;

/// Which format of the metrics a client gets for what it says that it accepts.
class MetricsPageTest {
    private static final ProcessFigures NOTHING_KNOWN = new ProcessFigures(
            Optional.empty(),
            "25",
            Instant.EPOCH,
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text | ``",
                "text | */*",
                "text | text/html, */*;q=0.8",
                "text | text/plain",
                "text | text/plain;version=0.0.4;q=1,*/*;q=0.1",
                "text | application/openmetrics-text;q=0, */*",
                "text | application/openmetrics-text;version=0.0.1",
                "text | application/openmetrics-text;version=2.0.0;q=0.9, text/plain;q=0.1",
                "text | application/openmetrics-text;q=0.4, text/plain;q=0.5",
                "text | application/openmetrics-text;q=0.4, text/*;q=0.5",
                "text | application/openmetrics-text;q=nonsense",
                "text | application/json",
                "text | ;;, /, q=1",
                "open | application/openmetrics-text",
                "open | Application/OpenMetrics-Text; Version=1.0.0; charset=utf-8",
                "open | application/openmetrics-text;version=\"1.0.0\"",
                "open | text/plain, application/openmetrics-text",
                "open | application/*",
                "open | application/openmetrics-text;q=0.5, text/plain;q=0.4, */*;q=0.1",
                "open | text/plain;q=0.4 # application/openmetrics-text;q=0.5",
                // Prometheus 2.42, 2.55 and 3.0
                "open | application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                        + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
                "open | application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;"
                        + "q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
                "open | application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                        + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;"
                        + "escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"
            })
    void the_format_is_the_one_that_the_client_likes_better(String format, String accept) throws Exception {
        Answer answer = ask(accept.split(" # "));
        boolean open = format.equals("open");
        assertThat(answer.type())
                .isEqualTo(
                        open
                                ? "application/openmetrics-text; version=1.0.0; charset=utf-8"
                                : "text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.body().endsWith("\n# EOF\n")).isEqualTo(open);
        assertThat(answer.header("Vary")).hasValue("Accept");
    }

    @Test
    void the_page_is_made_anew_for_each_question() throws Exception {
        Fleet fleet = new Fleet();
        Server server = new Server("10.0.0.1", "10.0.0.1", 80, Optional.empty(), false, false, 1, 1, 10);
        fleet.add("leader", List.of(server)).resolved(Map.of(server, List.of(new InetSocketAddress("10.0.0.1", 80))));
        try (Served served = served(fleet)) {
            assertThat(served.ask("GET /metrics").body()).doesNotContain("10.0.0.1:80");
            fleet.checkerAdded("leader");
            assertThat(served.ask("GET /metrics").body())
                    .contains("tile38_hc_peer_up{upstream=\"leader\",peer=\"10.0.0.1:80\"} 1\n");
            assertThat(served.ask("HEAD /metrics").brief()).startsWith("200 text/plain");
        }
    }

    private static Answer ask(String... accept) throws Exception {
        try (Served served = served(new Fleet())) {
            StringBuilder request = new StringBuilder("GET /metrics HTTP/1.0\r\n");
            Arrays.stream(accept)
                    .forEach(line -> request.append("Accept: ").append(line).append("\r\n"));
            return Answer.of(served.raw(request.append("\r\n").toString()));
        }
    }

    private static Served served(Fleet fleet) throws Exception {
        Handler page = new MetricsPage(() -> fleet, () -> Instant.EPOCH, () -> NOTHING_KNOWN);
        BuiltIns pages = new BuiltIns(Map.of(MetricsPage.PATH, page), List.of(AccessRules.OPEN));
        return new Served(Served.server(List.of(Served.listen("127.0.0.1")), "", pages));
    }
}
