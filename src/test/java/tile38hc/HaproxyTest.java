package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of a HAProxy configuration, and a real HAProxy that routes by it, where this machine has one.
class HaproxyTest {
    private static final Path EXAMPLE = Path.of("scripts", "examples", "haproxy.cfg");

    @TempDir
    Path folder;

    private int statistics;
    private int writes;
    private int reads;

    @Test
    void haproxy_finds_nothing_wrong_with_the_example() throws Exception {
        String haproxy = Programs.installed("haproxy").toString();
        assertThat(Programs.run("", List.of(haproxy, "-c", "-f", EXAMPLE.toString())))
                .isEqualTo(new Programs.Ended(0, "Configuration file is valid\n"));
    }

    @Test
    void haproxy_takes_a_server_out_when_its_data_are_unsound_and_in_again_when_they_are_well() throws Exception {
        Path program = Programs.installed("haproxy");
        try (WatchedPair pair = new WatchedPair(folder)) {
            Process haproxy = start(program, pair);
            try {
                // HAProxy takes all for up until it has asked
                Await.until(
                        "each server where it belongs",
                        () -> isUp("leader", pair.leader())
                                && !isUp("leader", pair.follower())
                                && isUp("followers", pair.follower())
                                && !isUp("followers", pair.leader())
                                && isUp("nodes", pair.follower())
                                && isUp("nodes", pair.leader()));
                awaitRole(writes, "leader");
                awaitRole(reads, "follower");

                pair.demo.follower().lose("fleet", "truck1");
                Await.until(
                        "the follower to be left alone",
                        () -> !isUp("followers", pair.follower()) && !isUp("nodes", pair.follower()));
                awaitRole(writes, "leader");

                pair.demo.follower().run("FOLLOW", "no", "one");
                pair.demo.follower().run("FLUSHDB");
                pair.demo.follower().follow(pair.demo.leader());
                Await.until(
                        "the follower to be back",
                        () -> isUp("followers", pair.follower()) && isUp("nodes", pair.follower()));
                awaitRole(reads, "follower");
            } finally {
                haproxy.destroy();
                haproxy.waitFor();
            }
        }
    }

    /// On the example, with the addresses and ports of this test.
    private Process start(Path program, WatchedPair pair) throws Exception {
        List<Ports> taken = new ArrayList<>();
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Ports ports = new Ports("/tmp/unused-");
            taken.add(ports);
            free.add(ports.http());
        }
        statistics = free.get(0);
        writes = free.get(1);
        reads = free.get(2);
        String configuration = Files.readString(EXAMPLE)
                .replace("10.0.0.1:9851", pair.leader())
                .replace("10.0.0.2:9851", pair.follower())
                .replace("port 8080", "port " + pair.port())
                .replace(":8404", ":" + statistics)
                .replace(":9861", ":" + writes)
                .replace(":9862", ":" + reads)
                .replace(":9863", ":" + free.get(3))
                .replace("inter 1s", "inter 100ms");
        for (Ports ports : taken) {
            ports.close();
        }
        return new ProcessBuilder(
                        program.toString(),
                        "-db",
                        "-f",
                        Files.writeString(folder.resolve("haproxy.cfg"), configuration)
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    /// As the statistics say, whose lines begin with the backend, the server and 15 figures before the state.
    private boolean isUp(String backend, String server) throws IOException {
        String csv = Running.ask(statistics, "GET", "/;csv").body();
        Matcher state = Pattern.compile("(?m)^" + backend + "," + Pattern.quote(server) + ",(?:[^,]*,){15}([^,]*),")
                .matcher(csv);
        assertThat(state.find()).as(csv).isTrue();
        return state.group(1).startsWith("UP");
    }

    /// A check that came too late on a loaded machine takes a server out for a moment.
    private static void awaitRole(int port, String role) throws Exception {
        Await.until("a " + role + " behind port " + port, () -> role(port).equals(role));
    }

    /// Of the Tile38 that is behind a port of HAProxy's, which closes connections that it has no server for.
    private static String role(int port) {
        try {
            return roleTold(port);
        } catch (IOException e) {
            return "nobody";
        }
    }

    private static String roleTold(int port) throws IOException {
        Matcher role = Pattern.compile("\"role\":\"(\\w+)\"")
                .matcher(Running.ask(port, "GET", "/role")
                        .body()
                        .replace("master", "leader")
                        .replace("slave", "follower"));
        return role.find() ? role.group(1) : "nobody";
    }
}
