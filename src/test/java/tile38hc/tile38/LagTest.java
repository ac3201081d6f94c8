package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Everything that changes the two counters without any lag, and lag among it.
class LagTest {
    private static final int WHILE = 40;

    private final Story story = Story.ofPair();

    @Test
    void writes_that_are_copied_are_no_lag() {
        assertThat(story.throughout(WHILE, () -> story.write(1_000_000, 1_000))).isEmpty();
        assertLag(0, 0);
    }

    @Test
    void a_burst_between_the_looks_does_not_spoil_the_base() {
        story.throughout(5, () -> {
            story.leader().aof +=
                    100_000; // seen by the first look at the leader, and copied before the follower is asked
            story.leader().aofLater = story.leader().aof + 14_290;
            story.follower().aof = story.leader().aofLater;
            story.leader().aof = story.leader().aofLater - 14_290;
        });
        story.leader().aofLater = -1;
        story.leader().aof = story.follower().aof;
        story.rounds(1);
        assertLag(0, 0);
    }

    @Test
    void lag_is_told_in_bytes_and_seconds() {
        story.throughout(20, () -> story.leader().aof += 1_000);
        assertLag(20_000, 19);
        story.follower().aof += 15_000;
        story.rounds(1);
        assertLag(5_000, 5);
        story.follower().aof += 5_000;
        story.rounds(1);
        assertLag(0, 0);
    }

    @Test
    void a_follower_that_was_behind_from_the_start_is_seen_to_be() {
        Story late = new Story(Map.of());
        late.add("leader", "leaders", Expectations.NONE).aof = 20 << 20;
        late.add("follower", "followers", Expectations.NONE).following = Optional.of("leader");
        late.rounds(6);
        assertThat(late.findings().of("follower").replica().orElseThrow().lagBytes())
                .hasValue((20 << 20) - 100_000);
    }

    @Test
    void a_rewritten_file_is_no_lag_though_it_grew() {
        story.leader().aof += 20 << 20;
        story.leader().head = "rewritten";
        assertThat(story.throughout(5, () -> {})).isEmpty();
        story.follower().aof += story.leader().aof; // downloads it all, and adds
        assertThat(story.throughout(WHILE, () -> story.write(100, 1))).isEmpty();
        assertLag(0, 0);
        story.leader().aof += 11 << 20;
        assertThat(story.rounds(4)).containsExactly("follower behind");
        assertLag(11 << 20, 3);
    }

    @Test
    void a_small_file_that_is_added_at_each_reconnect_is_no_lag() {
        story.leader().aof = 295;
        story.follower().aof = 295;
        for (int i = 0; i < 5; i++) {
            story.follower().aof += 295;
            assertThat(story.throughout(5, () -> story.write(60, 1))).isEmpty();
            assertLag(0, 0);
        }
        story.leader().aof += 11 << 20;
        assertThat(story.rounds(4)).containsExactly("follower behind");
    }

    @Test
    void deletions_of_the_followers_own_are_no_lag() {
        assertThat(story.throughout(WHILE, () -> {
                    story.write(5_000, 0);
                    story.follower().aof += 2_600; // its counter runs ahead
                    story.follower().expired += 80;
                    story.leader().expired += 70;
                }))
                .isEmpty();
        story.follower().aof += 4_000; // 100 deletions before the leader made its own
        story.follower().expired += 100;
        story.rounds(1);
        story.leader().aof += 4_000;
        story.leader().expired += 100;
        assertThat(story.throughout(WHILE, () -> {})).isEmpty();
    }

    @Test
    void a_follower_that_missed_a_little_for_long_is_behind() {
        story.leader().aof += 60;
        assertThat(story.rounds(8)).isEmpty();
        assertThat(story.rounds(6)).containsExactly("follower behind");
        assertLag(60, 13);
    }

    @Test
    void objects_that_expire_all_the_time_do_not_hide_a_lag() {
        Runnable expiring = () -> {
            story.leader().aof += 10_000;
            story.leader().expired += 100;
        };
        assertThat(story.throughout(120, () -> {
                    expiring.run();
                    story.follower().aof += 10_000;
                    story.follower().expired += 100;
                }))
                .isEmpty();
        assertThat(story.throughout(28, expiring)).containsExactly("follower behind");
    }

    @Test
    void a_follower_that_downloads_everything_again_has_not_seen_what_was_written_since() {
        story.leader().head = "rewritten";
        assertThat(story.throughout(12, () -> {
                    story.leader().aof += 100;
                    story.follower().aof += 1_000_000;
                }))
                .isEmpty();
        assertLag(1_100, 10);
        assertThat(story.rounds(1)).isEmpty();
        assertThat(story.throughout(9, () -> story.write(100, 1))).isEmpty();
        assertLag(0, 0);
    }

    @Test
    void lag_outlives_a_second_look_that_is_not_answered() {
        story.leader().aof += 11 << 20;
        assertThat(story.rounds(4)).containsExactly("follower behind");
        story.leader().secondLook = false;
        assertThat(story.rounds(1)).containsExactly("follower behind");
        story.leader().secondLook = true;
        assertThat(story.throughout(5, () -> {})).containsExactly("follower behind");
        assertLag(11 << 20, 9);
    }

    private void assertLag(long bytes, double seconds) {
        assertThat(story.findings().of("follower").replica().orElseThrow()).satisfies(replica -> {
            assertThat(replica.lagBytes()).hasValue(bytes);
            assertThat(replica.lagSeconds()).hasValue(seconds);
        });
    }
}
