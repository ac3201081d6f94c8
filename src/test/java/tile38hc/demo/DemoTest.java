package tile38hc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tile38hc.Await;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;
import tile38hc.tile38.RealServer;

class DemoTest {
    private Demo demo;
    private InetSocketAddress leader;
    private InetSocketAddress follower;

    @BeforeEach
    void start() throws Exception {
        demo = Demo.start(RealServer.quietPort(), 0, System::nanoTime);
        leader = demo.leader().address();
        follower = demo.follower().address();
        awaitHealth(true);
        awaitSameLog();
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void the_follower_has_what_the_leader_has() throws Exception {
        assertThat(Client.body(follower, "get+fleet+truck1"))
                .startsWith("{\"ok\":true,\"object\":{\"type\":\"Point\",\"coordinates\":[-112.2693,33.5123]}");
        assertThat(Client.resp(follower, "AOFMD5", "0", "200")).isEqualTo(Client.resp(leader, "AOFMD5", "0", "200"));
        assertThat(figure(follower, "following")).isEqualTo("127.0.0.1:" + leader.getPort());
        assertThat(figure(follower, "id")).matches("[0-9a-f]{32}").isNotEqualTo(figure(leader, "id"));
    }

    @Test
    void what_is_written_to_the_leader_arrives() throws Exception {
        Client.resp(leader, "SET", "fleet", "truck3", "POINT", "1.5", "2.5");
        Client.resp(leader, "DEL", "fleet", "truck1");
        awaitSameLog();
        assertThat(Client.resp(follower, "GET", "fleet", "truck3", "POINT"))
                .isEqualTo("*2\r\n$3\r\n1.5\r\n$3\r\n2.5\r\n");
        assertThat(Client.resp(follower, "GET", "fleet", "truck1")).isEqualTo("$-1\r\n");
        assertThat(Client.resp(follower, "SET", "a", "b", "POINT", "1", "1")).isEqualTo("-ERR not the leader\r\n");
    }

    @Test
    void a_paused_follower_falls_behind_and_still_calls_itself_caught_up() throws Exception {
        demo.follower().pause();
        String before = figure(follower, "aof_size");
        demo.leader().run("SET", "fleet", "truck3", "POINT", "1", "2");
        assertThat(figure(leader, "aof_size")).isNotEqualTo(before);
        assertThat(figure(follower, "aof_size")).isEqualTo(before);
        assertThat(figure(follower, "caught_up")).isEqualTo("true");
        assertThat(Client.http(follower, "healthz")).startsWith("HTTP/1.1 200 OK\r\n");
        demo.follower().resume();
        awaitSameLog();
    }

    @Test
    void lost_objects_show_in_no_byte_count_and_following_anew_brings_them_back() throws Exception {
        demo.follower().lose("fleet", "truck1");
        assertThat(figure(follower, "aof_size")).isEqualTo(figure(leader, "aof_size"));
        assertThat(figure(follower, "num_objects")).isEqualTo("2");
        demo.follower().run("FOLLOW", "no", "one");
        demo.follower().run("FLUSHDB");
        demo.follower().follow(demo.leader());
        Await.until("three objects", () -> figure(follower, "num_objects").equals("3"));
        awaitHealth(true);
    }

    @Test
    void without_its_leader_a_follower_is_not_caught_up_and_answers_from_what_it_has() throws Exception {
        demo.leader().close();
        awaitHealth(false);
        assertThat(Client.body(follower, "healthz")).startsWith("{\"ok\":false,\"err\":\"not caught up\"");
        assertThat(figure(follower, "caught_up")).isEqualTo("false");
        assertThat(figure(follower, "caught_up_once")).isEqualTo("true");
        assertThat(Client.body(follower, "role")).contains("\"state\":\"connected\",\"offset\":0}");
        assertThat(Client.resp(follower, "GET", "fleet", "truck1", "POINT")).startsWith("*2");
    }

    @Test
    void an_empty_server_in_the_leaders_place_is_followed_and_the_old_data_stay() throws Exception {
        demo.leader().close();
        awaitHealth(false);
        try (StandIn stranger = StandIn.start(leader.getPort(), System::nanoTime)) {
            awaitHealth(true);
            stranger.run("SET", "fleet", "truck9", "POINT", "1", "2");
            Await.until("four objects", () -> figure(follower, "num_objects").equals("4"));
            assertThat(figure(leader, "num_objects")).isEqualTo("1");
        }
    }

    @Test
    void a_leader_lists_its_follower_while_it_is_connected() throws Exception {
        String listed = "\"slaves\":[{\"ip\":\"127.0.0.1\",\"port\":\"" + follower.getPort() + "\"";
        assertThat(Client.body(leader, "role")).contains(listed);
        assertThat(Client.body(leader, "info+replication")).contains("\"connected_slaves\":1,");
        demo.follower().close();
        Await.until("no slaves", () -> Client.body(leader, "role").contains("\"slaves\":[]"));
    }

    @Test
    void following_oneself_a_follower_or_nobody_is_refused() throws Exception {
        String self = String.valueOf(leader.getPort());
        String other = String.valueOf(follower.getPort());
        assertThat(Client.resp(leader, "FOLLOW", "127.0.0.1", self)).isEqualTo("-ERR cannot follow self\r\n");
        assertThat(Client.resp(leader, "FOLLOW", "127.0.0.1", other)).isEqualTo("-ERR cannot follow a follower\r\n");
        assertThat(Client.resp(leader, "FOLLOW", "192.0.2.1", "9851"))
                .isEqualTo(
                        "-ERR cannot follow: 192.0.2.1 is no loopback address, and a stand-in stays on its machine\r\n");
        assertThat(Client.body(leader, "server")).doesNotContain("following");
    }

    @Test
    void a_taken_port_is_an_error_and_leaves_nothing_open() throws Exception {
        int free = RealServer.quietPort();
        assertThatThrownBy(() -> Demo.start(free, leader.getPort(), System::nanoTime))
                .isInstanceOf(BindException.class)
                .hasMessageStartingWith("a stand-in needs 127.0.0.1:" + leader.getPort());
        StandIn.start(free, System::nanoTime).close();
    }

    private void awaitHealth(boolean healthy) throws Exception {
        Await.until("healthz " + healthy, () -> Client.body(follower, "healthz").startsWith("{\"ok\":" + healthy));
    }

    private void awaitSameLog() throws Exception {
        Await.until("the same log", () -> figure(follower, "aof_size").equals(figure(leader, "aof_size")));
    }

    private static String figure(InetSocketAddress server, String name) throws IOException {
        Json.Obj reply = (Json.Obj) Json.read(Client.body(server, "server"), JsonRules.BYTES);
        Json figure = reply.get("stats", Json.Obj.class).orElseThrow().members().get(name);
        return figure instanceof Json.Str(String text) ? text : figure.compact();
    }
}
