package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The routing answers of the whole program, over HTTP.
class RoutingTest {

    @TempDir
    Path folder;

    @Test
    void the_routing_answers_follow_what_is_known_of_the_pair() throws Exception {
        try (WatchedPair pair = new WatchedPair(folder)) {
            Await.until("the leader", () -> brief(pair, "/leader").equals("200 " + pair.leader()));
            Await.until("the follower's lag", () -> brief(pair, "/followers?max_lag=2s")
                    .equals("200 " + pair.follower()));
            assertThat(brief(pair, "/followers")).isEqualTo("200 " + pair.follower());
            assertThat(brief(pair, "/node/" + pair.follower())).isEqualTo("200 " + pair.follower());
            RawHttp.Answer head = pair.ask("HEAD", "/leader");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).hasValue("" + (pair.leader() + "\n").length());

            pair.demo.follower().lose("fleet", "truck1");
            Await.until("no follower", () -> pair.ask("GET", "/followers").status() == 503);
            assertThat(brief(pair, "/followers")).startsWith("503 " + pair.follower() + ": diverged: ");
            assertThat(brief(pair, "/node/" + pair.follower())).startsWith("503 " + pair.follower() + ": diverged: ");
            assertThat(pair.ask("HEAD", "/node/" + pair.follower()).status()).isEqualTo(503);
            assertThat(brief(pair, "/leader")).isEqualTo("200 " + pair.leader());

            assertThat(brief(pair, "/node/10.0.0.9:1")).isEqualTo("404 no peer has this address");
            assertThat(brief(pair, "/followers?max_lag=soon"))
                    .isEqualTo("400 /followers takes max_lag alone, a time such as 500ms, 2s or 1m");
            for (String question : new String[] {
                "/followers?max_lag=",
                "/followers?max_lag=2s&x=1",
                "/followers?maxlag=2s",
                "/followers?max_lag=%2",
                "/leader?x",
                "/node/" + pair.leader() + "?max_lag=2s"
            }) {
                assertThat(pair.ask("GET", question).status()).as(question).isEqualTo(400);
            }
            assertThat(pair.ask("GET", "/followers?max_lag=%31m%2030s").status())
                    .isEqualTo(503);
        }
    }

    private static String brief(WatchedPair pair, String path) throws Exception {
        RawHttp.Answer answer = pair.ask("GET", path);
        return answer.status() + " " + answer.body().strip();
    }
}
