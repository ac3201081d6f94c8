package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tile38hc.Await;

/// Makes each state of a Tile38 pair for real, and wants exactly its conditions to come and to go, within so many
/// rounds. Skipped where there is no tile38-server: [RecordedStatesTest] then still judges what one answered.
@Execution(ExecutionMode.CONCURRENT)
class StatesTest {
    private static final int MILLIS = 100;
    private static final int SOON = 5;
    private static final int RESTART = 60; // of a server, and a follower tries again only once a second

    @Test
    void a_pair_that_is_well() throws Exception {
        try (Scene scene = Scene.open("well", MILLIS)) {
            Scene.Pair pair = scene.pair(6_000);
            assertThat(scene.findings(pair.follower()).replica().orElseThrow()).satisfies(follower -> {
                assertThat(follower.leader()).hasValue(address(pair.leader()));
                assertThat(follower.caughtUp()).hasValue(true);
                assertThat(follower.lagBytes()).hasValue(0);
                assertThat(follower.lagSeconds()).hasValue(0);
                assertThat(follower.objects()).isEqualTo(6_000);
            });
        }
    }

    @Test
    void loading() throws Exception {
        try (Scene scene = Scene.open("loading", MILLIS)) {
            Scene.Pair pair = scene.pair(1_000);
            pair.leader().load("fleet", 0, 50_000);
            scene.expect(30);
            pair.leader().stop();
            Path file = pair.leader().folder().resolve("appendonly.aof");
            byte[] once = Files.readAllBytes(file);
            for (int i = 0; i < 25; i++) {
                Files.write(file, once, StandardOpenOption.APPEND); // long to load, and no more to hold
            }
            pair.leader().start();
            Await.until("it listens", () -> pair.leader().run("PING").equals("+PONG"));
            scene.expect(RESTART, "leader loading", "follower link_lost");
        }
    }

    @Test
    void first_catch_up() throws Exception {
        try (Scene scene = Scene.open("first-catch-up", MILLIS)) {
            Scene.Pair pair = scene.pair(20_000);
            Cut cut = scene.cut(pair.leader(), "127.0.0.1");
            RealServer late = scene.server("late");
            late.follow(cut.address());
            late.awaitCaughtUp();
            late.stop();
            cut.cut();
            late.start();
            late.awaitReady();
            scene.watch("late", late.address(), "followers");
            scene.expect(SOON, "late catching_up");
            cut.mend();
            scene.expect(RESTART);
        }
    }

    @Test
    void leader_killed() throws Exception {
        try (Scene scene = Scene.open("leader-killed", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().kill();
            scene.expect(20, "leader unreachable", "follower link_lost");
            pair.leader().start();
            scene.expect(RESTART);
            scene.happened("leader restarted", "follower reconnected");
        }
    }

    @Test
    void link_cut_without_a_word() throws Exception {
        try (Scene scene = Scene.open("link-cut", MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 10_000);
            Cut cut = scene.cut(leader, "127.0.0.1");
            Expectations tight =
                    new Expectations(Optional.empty(), Optional.empty(), 50_000, Duration.ofSeconds(10), Set.of());
            RealServer follower = scene.follower(leader, cut, tight);
            cut.cut();
            leader.load("fleet", 10_000, 1_000);
            scene.expect(SOON, "follower behind");
            cut.drop();
            scene.expect(25, "follower link_lost");
            cut.mend();
            scene.expect(RESTART);
            scene.happened("follower reconnected");
        }
    }

    @Test
    void behind_by_seconds() throws Exception {
        try (Scene scene = Scene.open("behind-by-seconds", MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 100);
            Cut cut = scene.cut(leader, "127.0.0.1");
            Expectations tight =
                    new Expectations(Optional.empty(), Optional.empty(), 10 << 20, Duration.ofMillis(1_500), Set.of());
            RealServer follower = scene.follower(leader, cut, tight);
            cut.cut();
            leader.load("fleet", 100, 1);
            scene.expect(15 + SOON, "follower behind"); // once 15 intervals have passed
            cut.mend();
            scene.expect(SOON);
        }
    }

    @Test
    void leader_frozen() throws Exception {
        try (Scene scene = Scene.open("leader-frozen", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().signal("STOP");
            scene.expect(SOON, "leader unreachable");
            pair.leader().signal("CONT");
            scene.expect(SOON);
            scene.happened();
        }
    }

    @Test
    void out_of_descriptors() throws Exception {
        try (Scene scene = Scene.open("out-of-descriptors", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().lastDescriptorUsed(true);
            scene.doubt(pair.leader());
            scene.expect(SOON, "leader unreachable");
            pair.leader().lastDescriptorUsed(false);
            scene.expect(SOON);
            scene.happened();
        }
    }

    @Test
    void data_lock_held() throws Exception {
        try (Scene scene = Scene.open("lock-held", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            try (Talk talk = new Talk(pair.leader().address())) {
                String busy =
                        "local t = os.clock() while os.clock() - t < 15 do end return 1"; // a round takes a second
                talk.say(List.of("EVAL", busy, "0"));
                scene.expect(SOON, "leader stalled");
                talk.reply();
            }
            scene.expect(SOON);
        }
    }

    @Test
    void another_leader_at_the_old_address() throws Exception {
        try (Scene scene = Scene.open("leader-replaced", MILLIS)) {
            Scene.Pair pair = scene.pair(9_000);
            pair.leader().kill();
            scene.expect(20, "leader unreachable", "follower link_lost");
            RealServer fresh = scene.serverAt(pair.leader().address(), "fresh");
            fresh.load("fleet", 1_000, 3_000); // the same ids, in other lines
            scene.expect(RESTART, "leader leader_replaced", "follower diverged");
            assertThat(scene.findings(pair.follower()).own().getFirst().message())
                    .contains("objects: leader 3,000, follower 9,000 (fleet: leader 3,000, follower 9,000).")
                    .contains("FOLLOW no one, FLUSHDB, FOLLOW 127.0.0.1 "
                            + fresh.address().getPort());
            pair.follower().run("FOLLOW", "no", "one");
            pair.follower().run("FLUSHDB");
            pair.follower().follow(fresh.address());
            pair.follower().awaitCaughtUp();
            scene.expect(RESTART);
        }
    }

    @Test
    void read_only_leader() throws Exception {
        try (Scene scene = Scene.open("read-only", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().run("READONLY", "yes");
            scene.expect(SOON, "leader read_only");
            pair.leader().run("READONLY", "no");
            scene.expect(SOON);
        }
    }

    @Test
    void leader_over_its_memory() throws Exception {
        try (Scene scene = Scene.open("out-of-memory", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().run("CONFIG", "SET", "maxmemory", "1mb");
            scene.expect(SOON, "leader out_of_memory");
            pair.leader().run("CONFIG", "SET", "maxmemory", "0");
            scene.expect(SOON);
        }
    }

    @Test
    void password_wanted() throws Exception {
        try (Scene scene = Scene.open("auth", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().run("CONFIG", "SET", "requirepass", "secret");
            pair.follower().run("CONFIG", "SET", "requirepass", "secret");
            scene.expect(SOON, "leader auth", "follower auth");
            scene.watch("leader", pair.leader().address(), "leader", withPassword("secret"));
            scene.watch("follower", pair.follower().address(), "followers", withPassword("wrong"));
            scene.expect(SOON, "follower auth");
            scene.watch("follower", pair.follower().address(), "followers", withPassword("secret"));
            scene.expect(SOON);
        }
    }

    @Test
    void protected_mode() throws Exception {
        try (Scene scene = Scene.open("protected", MILLIS)) {
            RealServer server = scene.server("server", "--protected-mode", "yes");
            Cut elsewhere = scene.cut(server, "127.0.0.2");
            scene.watch("server", elsewhere.address(), "leader");
            scene.expect(SOON, "server protected");
            server.run("CONFIG", "SET", "protected-mode", "no");
            scene.expect(SOON);
        }
    }

    @Test
    void leader_without_aof() throws Exception {
        try (Scene scene = Scene.open("aof-off", MILLIS)) {
            RealServer leader = scene.server("leader", "--appendonly", "no");
            leader.load("fleet", 0, 100);
            RealServer follower = scene.server("follower");
            follower.follow(leader.address());
            scene.watch("leader", leader.address(), "leader");
            scene.watch("follower", follower.address(), "followers");
            scene.expect(SOON, "leader aof_off", "follower catching_up");
        }
    }

    @Test
    void follower_of_a_stranger() throws Exception {
        try (Scene scene = Scene.open("wrong-leader", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            RealServer stranger = scene.server("stranger");
            stranger.load("fleet", 0, 100);
            pair.follower().follow(stranger.address());
            pair.follower().awaitCaughtUp();
            scene.expect(SOON + 1, "follower wrong_leader");
            pair.follower().follow(pair.leader().address());
            pair.follower().awaitCaughtUp();
            scene.expect(SOON);
        }
    }

    @Test
    void chain() throws Exception {
        try (Scene scene = Scene.open("chain", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            RealServer last = scene.server("last");
            last.follow(pair.follower().address());
            Thread.sleep(300);
            // A follower refuses to be followed: the chain comes about when the leader of one is demoted.
            RealServer middle = scene.server("middle");
            middle.load("fleet", 0, 100);
            last.follow(middle.address());
            last.awaitCaughtUp();
            middle.follow(pair.leader().address());
            middle.awaitCaughtUp();
            scene.watch("last", last.address(), "followers");
            scene.watch("middle", middle.address(), "followers");
            scene.expect(SOON + 1, "last chain");
            last.follow(pair.leader().address());
            last.awaitCaughtUp();
            scene.expect(12);
        }
    }

    @Test
    void two_leaders() throws Exception {
        try (Scene scene = Scene.open("two-leaders", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.follower().run("FOLLOW", "no", "one");
            scene.expect(SOON, "leader two_leaders", "follower two_leaders", "whole two_leaders");
            pair.follower().follow(pair.leader().address());
            pair.follower().awaitCaughtUp();
            scene.expect(SOON);
        }
    }

    /// The follower has begun a new file at the shrink, and counted on.
    @Test
    void promoted_after_a_shrink() throws Exception {
        try (Scene scene = Scene.open("promoted", 4 * MILLIS)) {
            Scene.Pair pair = scene.pair(12_000); // more than 512 KiB
            pair.leader().run("AOFSHRINK");
            Await.until("downloaded anew", () -> aofSize(pair.follower()) > aofSize(pair.leader()) + (512 << 10));
            scene.expect(SOON);
            pair.follower().run("FOLLOW", "no", "one");
            pair.leader().follow(pair.follower().address());
            scene.expect(RESTART, "leader catching_up");
            assertThat(scene.findings(pair.leader()).own().getFirst().message())
                    .endsWith("as a follower: restart " + address(pair.follower()));
            pair.follower().stop();
            pair.follower().start();
            scene.expect(RESTART);
        }
    }

    @Test
    void no_leader() throws Exception {
        try (Scene scene = Scene.open("no-leader", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            RealServer elsewhere = scene.server("elsewhere");
            elsewhere.load("fleet", 0, 100);
            pair.leader().follow(elsewhere.address());
            pair.leader().awaitCaughtUp();
            scene.expect(SOON + 1, "leader wrong_leader", "follower chain", "whole no_leader");
            pair.leader().run("FOLLOW", "no", "one");
            scene.expect(SOON);
        }
    }

    @Test
    void aof_shrunk_under_writes() throws Exception {
        try (Scene scene = Scene.open("shrink", MILLIS)) {
            Scene.Pair pair = scene.pair(20_000);
            try (Load _ = new Load(pair.leader())) {
                scene.expect(SOON);
                pair.leader().run("AOFSHRINK");
                Talk.await("shrunk", () -> !pair.leader().run("SERVER", "ext").contains("in_progress\ntrue"));
                for (int i = 0; i < 5; i++) {
                    scene.expect(SOON); // some seconds: the follower downloads everything again
                }
            }
            scene.expect(SOON);
        }
    }

    @Test
    void areas_that_a_shrink_has_rewritten() throws Exception {
        try (Scene scene = Scene.open("areas", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            try (Talk talk = new Talk(pair.leader().address())) {
                String circle = "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]},"
                        + "\"properties\":{\"type\":\"Circle\",\"radius\":100,\"radius_units\":\"m\"}}";
                for (int i = 0; i < 50; i++) {
                    talk.ask("SET", "areas", "box" + i, "BOUNDS", "10", "10", "11", "11");
                    talk.ask("SET", "areas", "circle" + i, "OBJECT", circle);
                }
            }
            pair.leader().run("AOFSHRINK");
            RealServer late = scene.server("late");
            late.follow(pair.leader().address());
            late.awaitCaughtUp();
            scene.watch("late", late.address(), "followers");
            for (int i = 0; i < 4; i++) {
                scene.expect(SOON); // twice as long as a divergence takes
            }
        }
    }

    @Test
    void flushed() throws Exception {
        try (Scene scene = Scene.open("flushed", MILLIS)) {
            Scene.Pair pair = scene.pair(1_000);
            pair.leader().run("FLUSHDB");
            scene.expect(SOON);
            scene.happened("leader flushed");
            assertThat(scene.findings(pair.follower()).replica().orElseThrow().objects())
                    .isZero();
        }
    }

    @Test
    void restarts_at_the_usual_interval() throws Exception {
        try (Scene scene = Scene.open("restarts", 1_000)) {
            Scene.Pair pair = scene.pair(6_000);
            pair.leader().stop();
            pair.leader().start();
            scene.expect(SOON);
            scene.happened("leader restarted");
            pair.follower().stop();
            pair.follower().start();
            scene.expect(SOON);
        }
    }

    @Test
    void configuration_lost() throws Exception {
        try (Scene scene = Scene.open("configuration-lost", MILLIS)) {
            Scene.Pair pair = scene.pair(100);
            pair.leader().stop();
            Files.delete(pair.leader().folder().resolve("config"));
            pair.leader().start();
            pair.leader().awaitReady();
            pair.follower().awaitCaughtUp();
            scene.expect(SOON);
            scene.happened("leader configuration_lost");
        }
    }

    @Test
    void rolled_back() throws Exception {
        try (Scene scene = Scene.open("rolled-back", MILLIS)) {
            RealServer server = scene.server("server");
            server.load("fleet", 0, 100);
            byte[] backup = Files.readAllBytes(server.folder().resolve("appendonly.aof"));
            server.load("fleet", 100, 100);
            scene.watch("server", server.address(), "leader");
            scene.expect(SOON);
            server.stop();
            Files.write(server.folder().resolve("appendonly.aof"), backup);
            server.start();
            server.awaitReady();
            scene.expect(SOON);
            scene.happened("server rolled_back");
        }
    }

    @Test
    void objects_that_expire_by_the_thousand() throws Exception {
        try (Scene scene = Scene.open("expiry", MILLIS)) {
            Scene.Pair pair = scene.pair(1_000);
            for (int i = 0; i < 6; i++) {
                pair.leader().loadExpiring("short", 5_000 * i, 5_000, "1");
                scene.expect(SOON);
            }
            scene.expect(SOON);
            assertThat(scene.findings(pair.leader()).replica().orElseThrow().objects())
                    .isLessThan(31_000);
        }
    }

    @Test
    void small_data_downloaded_again_at_each_reconnect() throws Exception {
        try (Scene scene = Scene.open("small", 4 * MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 10);
            Cut cut = scene.cut(leader, "127.0.0.1");
            RealServer follower = scene.follower(leader, cut, Expectations.NONE);
            for (int i = 0; i < 3; i++) {
                cut.drop();
                leader.load("fleet", 10 * i, 20);
                scene.expect(SOON);
                Talk.await("connected again", () -> follower.run("SERVER").contains("caught_up\ntrue"));
                scene.expect(SOON);
            }
            assertThat(scene.findings(follower).replica().orElseThrow().lagBytes())
                    .hasValue(0);
        }
    }

    /// The follower says that it has caught up all the while, and holds what the leader did long ago.
    @Test
    void small_data_downloaded_again_over_a_slow_link() throws Exception {
        try (Scene scene = Scene.open("slow-link", MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 4_000);
            leader.run("FLUSHDB");
            leader.load("fleet", 0, 500);
            Cut cut = scene.cut(leader, "127.0.0.1");
            RealServer follower = scene.follower(leader, cut, Expectations.NONE);
            cut.cut();
            cut.drop();
            scene.expect(SOON, "follower link_lost");
            cut.slow(200);
            cut.mend();
            for (int i = 0; i < 8; i++) {
                scene.expect(RESTART); // for as long as it takes in everything once more
            }
        }
    }

    @Test
    void a_long_catch_up_after_the_link_was_lost() throws Exception {
        try (Scene scene = Scene.open("long-catch-up", MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 10_000);
            Cut cut = scene.cut(leader, "127.0.0.1");
            RealServer follower = scene.follower(leader, cut, Expectations.NONE);
            cut.cut();
            cut.drop();
            leader.load("fleet", 10_000, 10_000);
            scene.expect(SOON, "follower link_lost");
            cut.slow(400);
            cut.mend();
            scene.expect(2 * RESTART, "follower catching_up");
            cut.slow(0);
            scene.expect(RESTART);
        }
    }

    @Test
    void a_follower_that_moves_to_another_pair() throws Exception {
        try (Scene scene = Scene.open("moved", 4 * MILLIS)) {
            Scene.Pair pair = scene.pair(1_000);
            RealServer other = scene.server("other");
            other.load("trains", 0, 1_000);
            scene.watch("other", other.address(), "others");
            scene.expect(SOON);
            pair.leader().run("FLUSHDB"); // what a follower holds it would keep
            Await.until("flushed", () -> pair.follower().run("SERVER").contains("num_objects\n0"));
            pair.follower().follow(other.address());
            pair.follower().awaitCaughtUp();
            pair.leader().load("fleet", 0, 1_000);
            for (int i = 0; i < 3; i++) {
                scene.expect(SOON);
            }
            pair.follower().run("FOLLOW", "no", "one");
            scene.expect(SOON, "other two_leaders", "follower two_leaders", "whole two_leaders");
        }
    }

    /// Nothing that the follower can read tells it of the deletion: Tile38 merges the new file into the old data.
    @Test
    void flushed_and_shrunk_while_the_link_is_lost() throws Exception {
        try (Scene scene = Scene.open("flushed-and-shrunk", MILLIS)) {
            RealServer leader = scene.server("leader");
            leader.load("fleet", 0, 500);
            Cut cut = scene.cut(leader, "127.0.0.1");
            RealServer follower = scene.follower(leader, cut, Expectations.NONE);
            cut.cut();
            cut.drop();
            scene.expect(SOON, "follower link_lost");
            leader.run("FLUSHDB");
            leader.load("other", 0, 100);
            leader.run("AOFSHRINK");
            Talk.await("shrunk", () -> !leader.run("SERVER", "ext").contains("in_progress\ntrue"));
            cut.mend();
            scene.expect(RESTART, "follower diverged");
            follower.run("FOLLOW", "no", "one");
            follower.run("FLUSHDB");
            follower.follow(cut.address());
            follower.awaitCaughtUp();
            scene.expect(RESTART);
        }
    }

    private static Expectations withPassword(String password) {
        return new Expectations(Optional.of(password), Optional.empty(), 10 << 20, Duration.ofSeconds(10), Set.of());
    }

    private static long aofSize(RealServer server) throws IOException {
        return Long.parseLong(server.run("SERVER").replaceAll("(?s).*aof_size\n(\\d+).*", "$1"));
    }

    private static String address(RealServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    /// Writes points, one after the other, until it is closed.
    private static final class Load implements Closeable {
        private final CountDownLatch done = new CountDownLatch(1);
        private volatile boolean ended;

        Load(RealServer server) {
            Thread.ofVirtual().start(() -> {
                try (Talk talk = new Talk(server.address())) {
                    for (int i = 0; !ended; i++) {
                        talk.ask("SET", "fleet", "new" + i % 5_000, "POINT", "" + i % 80, "" + i % 170);
                        Thread.sleep(1);
                    }
                } catch (IOException | InterruptedException e) {
                    // the server is gone
                } finally {
                    done.countDown();
                }
            });
        }

        @Override
        public void close() throws IOException {
            ended = true;
            try {
                done.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }
}
