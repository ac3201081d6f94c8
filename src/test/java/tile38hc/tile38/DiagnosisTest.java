package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tile38hc.health.Condition;
import tile38hc.health.Replica;

class DiagnosisTest {

    /// What is done to a pair that is well, what is seen within how many rounds, and what ends it.
    static Stream<Arguments> states() {
        return Stream.of(
                state("leader unreachable", 3, s -> s.leader().standing = Standing.UNREACHABLE, DiagnosisTest::answers),
                state("leader loading", 3, s -> s.leader().standing = Standing.LOADING, DiagnosisTest::answers),
                state("leader stalled", 2, s -> s.leader().standing = Standing.STALLED, DiagnosisTest::answers),
                state("leader auth", 1, s -> s.leader().standing = Standing.AUTH, DiagnosisTest::answers),
                state("leader protected", 1, s -> s.leader().standing = Standing.PROTECTED, DiagnosisTest::answers),
                state("leader unreachable", 3, s -> s.leader().standing = Standing.STRANGE, DiagnosisTest::answers),
                state(
                        "follower catching_up",
                        3,
                        s -> s.follower().standing = Standing.CATCHING_UP,
                        s -> s.follower().standing = Standing.ANSWERING),
                state(
                        "follower link_lost",
                        3,
                        s -> {
                            s.follower().caughtUp = false;
                            s.follower().connected = false;
                        },
                        s -> {
                            s.follower().caughtUp = true;
                            s.follower().connected = true;
                        }),
                state("follower catching_up", 7, s -> s.follower().caughtUp = false, s -> s.follower().caughtUp = true),
                state("follower link_lost", 8, s -> s.leader().followers = 0, s -> s.leader().followers = 1),
                state("leader read_only", 1, s -> s.leader().readOnly = true, s -> s.leader().readOnly = false),
                state("leader out_of_memory", 2, s -> s.leader().maxHeap = 5, s -> s.leader().maxHeap = 20),
                state("leader aof_off", 11, s -> s.leader().aofEnabled = false, s -> {
                    s.leader().aofEnabled = true;
                    s.leader().pid = 9;
                }),
                state("follower behind", 3, s -> s.leader().aof += 11 << 20, s -> s.follower().aof += 11 << 20),
                state("follower behind", 14, s -> s.leader().aof += 100, s -> s.follower().aof += 100),
                state("follower diverged", 8, s -> s.follower().objects -= 1, s -> s.follower().objects += 1),
                state("follower diverged", 8, s -> s.follower().objects += 5, s -> s.follower().objects -= 5),
                state(
                        "follower chain",
                        3,
                        s -> {
                            s.stranger("middle").following = Optional.of("leader");
                            s.follower().following = Optional.of("middle");
                        },
                        s -> s.follower().following = Optional.of("leader")),
                state(
                        "follower wrong_leader",
                        3,
                        s -> {
                            s.stranger("other");
                            s.follower().following = Optional.of("other");
                        },
                        s -> s.follower().following = Optional.of("leader")),
                state(
                        "follower two_leaders, leader two_leaders, whole two_leaders",
                        3,
                        s -> s.follower().following = Optional.empty(),
                        s -> s.follower().following = Optional.of("leader")),
                state(
                        "follower chain, leader chain, whole no_leader",
                        3,
                        s -> s.leader().following = Optional.of("follower"),
                        s -> s.leader().following = Optional.empty()),
                state("", 1, s -> s.leader().pid = 2, s -> s.follower().pid = 2));
    }

    private static Arguments state(String seen, int within, Consumer<Story> begins, Consumer<Story> ends) {
        return arguments(seen.isEmpty() ? Set.of() : Set.of(seen.split(", ")), within, begins, ends);
    }

    private static void answers(Story story) {
        story.leader().standing = Standing.ANSWERING;
    }

    @ParameterizedTest(name = "{0} within {1}")
    @MethodSource("states")
    void a_condition_comes_and_goes_and_no_other(
            Set<String> expected, int within, Consumer<Story> begins, Consumer<Story> ends) {
        Story story = Story.ofPair();
        assertThat(story.rounds(1)).isEmpty();
        begins.accept(story);
        assertThat(story.throughout(within, () -> {})).isEqualTo(expected);
        assertThat(story.throughout(10, () -> {})).isEqualTo(expected);
        ends.accept(story);
        story.rounds(4);
        assertThat(story.throughout(20, () -> {})).isEmpty();
    }

    @Test
    void a_condition_dates_from_its_first_sample_and_has_figures() {
        Story story = Story.ofPair();
        story.leader().aof += 11 << 20;
        story.rounds(3);
        Condition behind = story.findings().of("follower").own().getFirst();
        assertThat(behind.message()).isEqualTo("is 11,534,336 bytes and 2 seconds behind its leader leader");
        assertThat(behind.facts().keySet()).containsExactly("leader", "lag_bytes", "lag_seconds");
        assertThat(story.findings().of("follower").replica().orElseThrow().lagBytes())
                .hasValue(11 << 20);
    }

    @Test
    void divergence_is_localised_and_its_remedy_told() {
        Story story = Story.ofPair();
        story.follower().objects = 90;
        story.rounds(9);
        assertThat(story.findings().of("follower").own().getFirst().message())
                .isEqualTo("holds other data than its leader leader, whatever it says of itself: objects: leader 1,000,"
                        + " follower 90 (fleet: leader 1,000, follower 90). Remedy, on the follower: FOLLOW no one,"
                        + " FLUSHDB, FOLLOW  leader. If the leader wants a password, test the follower's leaderauth by"
                        + " AUTH on the leader first: FOLLOW with a wrong one ends the follower");
    }

    @Test
    void a_follower_that_takes_in_everything_once_more_is_not_compared_meanwhile() {
        Story story = Story.ofPair();
        assertThat(story.throughout(20, () -> {
                    story.follower().aof += 5_000;
                    story.follower().objects += 50; // long deleted
                }))
                .isEmpty();
        story.follower().objects = 1_000;
        assertThat(story.throughout(20, () -> {})).isEmpty();
        story.follower().objects = 1_001;
        assertThat(story.rounds(8)).containsExactly("follower diverged");
    }

    @Test
    void a_link_that_was_lost_is_not_well_until_the_follower_has_caught_up() {
        Story story = Story.ofPair();
        story.follower().caughtUp = false;
        story.follower().connected = false;
        assertThat(story.rounds(3)).containsExactly("follower link_lost");
        story.follower().connected = true;
        assertThat(story.throughout(6, () -> {})).as("until it takes long").containsExactly("follower link_lost");
        assertThat(story.throughout(5, () -> {})).containsExactly("follower catching_up");
        story.follower().caughtUp = true;
        assertThat(story.throughout(9, () -> {})).isEmpty();
    }

    @Test
    void a_peer_is_not_well_between_two_conditions() {
        Story story = Story.ofPair();
        story.leader().standing = Standing.UNREACHABLE;
        story.rounds(5);
        story.leader().standing = Standing.LOADING;
        assertThat(story.throughout(2, () -> {})).containsExactly("leader unreachable");
        assertThat(story.throughout(5, () -> {})).containsExactly("leader loading");
        story.leader().standing = Standing.ANSWERING;
        assertThat(story.rounds(1)).isEmpty();
    }

    @Test
    void a_condition_does_not_outlast_itself_for_a_lesser_one() {
        Story story = Story.ofPair();
        story.leader().standing = Standing.UNREACHABLE;
        story.rounds(5);
        story.leader().standing = Standing.ANSWERING;
        story.leader().maxHeap = 5;
        assertThat(story.rounds(1)).isEmpty();
        assertThat(story.rounds(1)).containsExactly("leader out_of_memory");
    }

    @Test
    void a_leader_that_cuts_its_followers_off_and_has_them_again_is_routine() {
        Story story = Story.ofPair();
        story.follower().caughtUp = false;
        assertThat(story.throughout(4, () -> {})).isEmpty();
        story.follower().caughtUp = true;
        assertThat(story.throughout(9, () -> {})).isEmpty();
    }

    @Test
    void a_follower_that_comes_and_goes_for_a_moment_is_routine() {
        Story story = Story.ofPair();
        story.follower().caughtUp = false;
        assertThat(story.throughout(6, () -> story.follower().connected = !story.follower().connected))
                .isEmpty();
        story.follower().connected = true;
        assertThat(story.throughout(3, () -> {})).isEmpty();
        story.follower().caughtUp = true;
        assertThat(story.throughout(9, () -> {})).isEmpty();
    }

    @Test
    void a_mass_deletion_on_its_way_to_the_follower_is_no_divergence() {
        Story story = Story.ofPair();
        story.leader().aof += 17;
        story.leader().objects = 0;
        assertThat(story.throughout(9, () -> {}))
                .as("10 seconds make it behind")
                .isEmpty();
        story.follower().aof += 17;
        story.follower().objects = 0;
        assertThat(story.throughout(20, () -> {})).isEmpty();
    }

    @Test
    void a_counter_that_runs_ahead_by_own_deletions_hides_no_divergence() {
        Story story = Story.ofPair();
        story.follower().objects += 500;
        assertThat(story.throughout(12, () -> {
                    story.write(5_000, 0);
                    story.follower().aof += 4_000; // deletions that the leader does otherwise
                    story.follower().expired += 40;
                    story.leader().expired += 40;
                }))
                .containsExactly("follower diverged");
    }

    @Test
    void what_comes_and_goes_between_the_looks_is_no_divergence() {
        Story story = Story.ofPair();
        story.leader().aofLater = story.leader().aof;
        assertThat(story.throughout(20, () -> {
                    story.leader().aof = story.leader().aofLater;
                    story.follower().aof = story.leader().aof + 30_000;
                    story.follower().objects = 1_500;
                    story.leader().aofLater = story.follower().aof + 30; // by one command
                }))
                .isEmpty();
    }

    @Test
    void objects_that_a_restarted_leader_keeps_longer_are_no_divergence() {
        Story story = new Story(Map.of());
        Story.Node leader = story.add("leader", "leaders", Expectations.NONE);
        Story.Node follower = story.add("follower", "followers", Expectations.NONE);
        follower.following = Optional.of("leader");
        leader.uptime = 60;
        follower.objects -= 300;
        follower.expired = 300;
        assertThat(story.throughout(20, () -> {})).isEmpty();
        leader.hooks = 5;
        assertThat(story.throughout(20, () -> {})).isEmpty();
        follower.objects -= 1;
        assertThat(story.rounds(10)).containsExactly("follower diverged");
    }

    @Test
    void a_leader_that_has_less_than_its_follower_since_its_restart_is_told() {
        Story story = Story.ofPair();
        story.leader().pid = 2;
        story.leader().uptime = 0;
        story.rounds(5);
        story.follower().expired = 300;
        story.follower().objects += 1;
        assertThat(story.rounds(12)).containsExactly("follower diverged");
    }

    @Test
    void a_peer_that_is_left_alone_keeps_its_condition() {
        Story story = Story.ofPair();
        story.leader().standing = Standing.UNREACHABLE;
        story.rounds(2);
        story.leader().asked = false;
        assertThat(story.rounds(5)).as("two samples are too few").isEmpty();
        story.leader().asked = true;
        assertThat(story.rounds(1)).containsExactly("leader unreachable");
        story.leader().asked = false;
        assertThat(story.rounds(5)).containsExactly("leader unreachable");
    }

    @Test
    void a_replaced_leader_is_told_until_followers_have_held_its_data_for_a_minute() {
        Story story = Story.ofPair();
        story.leader().id = "new";
        story.leader().pid = 2;
        story.leader().head = "other";
        story.leader().aof = 50_000;
        story.leader().objects = 300;
        assertThat(story.rounds(10)).containsExactly("follower diverged", "leader leader_replaced");
        story.follower().objects = 300;
        assertThat(story.rounds(50)).containsExactly("leader leader_replaced");
        assertThat(story.rounds(15)).isEmpty();
    }

    @Test
    void a_leader_that_lost_its_data_is_told_apart_from_another_one() {
        Story story = Story.ofPair();
        story.leader().pid = 2;
        story.leader().head = "other";
        story.leader().objects = 300;
        assertThat(story.rounds(3)).containsExactly("leader leader_replaced");
        assertThat(story.findings().of("leader").own().getFirst().message())
                .startsWith("leads without its data: it has 300 objects, where it had 1,000; followers");
    }

    @Test
    void a_replaced_leader_that_is_made_a_follower_leads_no_more() {
        Story story = Story.ofPair();
        story.leader().id = "new";
        story.leader().head = "other";
        assertThat(story.rounds(3)).containsExactly("leader leader_replaced");
        story.follower().following = Optional.empty();
        story.leader().standing = Standing.CATCHING_UP;
        assertThat(story.rounds(3)).containsExactly("leader catching_up");
        assertThat(replica(story, "leader").role()).isEqualTo(Replica.Role.FOLLOWER);
        assertThat(replica(story, "leader").caughtUp()).hasValue(false);
        story.leader().standing = Standing.ANSWERING;
        story.leader().following = Optional.of("follower");
        assertThat(story.rounds(3)).isEmpty();
    }

    @Test
    void whether_a_server_has_caught_up_is_known_while_it_answers() {
        Story story = Story.ofPair();
        assertThat(replica(story, "follower").caughtUp()).hasValue(true);
        story.follower().standing = Standing.UNREACHABLE;
        story.rounds(1);
        assertThat(replica(story, "follower").caughtUp()).isEmpty();
        assertThat(replica(story, "follower").objects()).as("held last").isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Standing.class,
            names = {"ANSWERING", "CATCHING_UP"})
    void whom_nobody_can_catch_up_with_is_told(Standing standing) {
        Story story = Story.ofPair();
        story.follower().standing = standing;
        story.follower().caughtUp = false;
        assertThat(story.rounds(8)).containsExactly("follower catching_up");
        assertThat(story.findings().of("follower").own().getFirst().message()).doesNotContain("restart leader");
        story.leader().overcounts = true;
        story.rounds(2);
        assertThat(story.findings().of("follower").own().getFirst().message())
                .endsWith("; but it cannot catch up with leader, which counts more bytes than its AOF holds, since it"
                        + " downloaded that anew as a follower: restart leader");
    }

    private static Replica replica(Story story, String peer) {
        return story.findings().of(peer).replica().orElseThrow();
    }

    @Test
    void the_memory_outlives_the_process() {
        Map<String, Identity> remembered = Story.ofPair().identities();
        Story story = new Story(remembered);
        story.add("leader", "leaders", Expectations.NONE).id = "new";
        story.leader().head = "other";
        assertThat(story.rounds(3)).containsExactly("leader leader_replaced");
        assertThat(story.identities().get("leader").id())
                .as("the one it should be")
                .isEqualTo("leader");
        story.leader().id = "leader";
        story.leader().head = "head";
        assertThat(story.rounds(4)).isEmpty();
    }

    @Test
    void followers_of_one_unlisted_leader_are_well() {
        Story story = new Story(Map.of());
        story.stranger("elsewhere");
        story.add("one", "followers", Expectations.NONE).following = Optional.of("elsewhere");
        story.add("two", "followers", Expectations.NONE).following = Optional.of("elsewhere");
        assertThat(story.throughout(20, () -> {})).isEmpty();
    }

    @Test
    void a_follower_of_an_unlisted_leader_may_lead_for_a_while() {
        Story story = new Story(Map.of());
        story.stranger("elsewhere");
        Story.Node one = story.add("one", "followers", Expectations.NONE);
        one.following = Optional.of("elsewhere");
        story.add("two", "followers", Expectations.NONE).following = Optional.of("elsewhere");
        story.rounds(5);
        one.following = Optional.empty();
        assertThat(story.rounds(5)).containsExactly("two wrong_leader");
        one.following = Optional.of("elsewhere");
        assertThat(story.rounds(1)).isEmpty();
        assertThat(story.throughout(5, () -> {})).isEmpty();
    }

    @Test
    void a_copy_of_a_leader_with_its_id_is_a_second_leader() {
        Story story = Story.ofPair();
        Story.Node copy = story.add("copy", "leaders", Expectations.NONE);
        copy.id = "leader";
        copy.pid = 2;
        assertThat(story.rounds(3)).containsExactly("copy two_leaders", "leader two_leaders", "whole two_leaders");
    }

    @Test
    void independent_leaders_of_two_upstreams_are_no_two_leaders() {
        Story story = new Story(Map.of());
        story.add("one", "shard1", Expectations.NONE);
        story.add("two", "shard2", Expectations.NONE).head = "of another dataset";
        assertThat(story.throughout(20, () -> {})).isEmpty();
    }

    @Test
    void a_follower_that_moves_to_another_pair_makes_no_two_leaders() {
        Story story = Story.ofPair();
        story.add("other", "others", Expectations.NONE).head = "of another dataset";
        story.rounds(5);
        story.follower().following = Optional.of("other");
        story.follower().head = "of another dataset";
        assertThat(story.throughout(40, () -> {})).isEmpty();
        story.follower().following = Optional.empty();
        assertThat(story.rounds(5)).contains("other two_leaders", "follower two_leaders");
    }

    @Test
    void a_leader_that_is_not_known_yet_is_not_the_wrong_one() {
        Story story = new Story(Map.of());
        Expectations named = Expectations.of(Map.of("leader", "leaders"), _ -> Optional.empty());
        story.add("follower", "followers", named).following = Optional.of("elsewhere");
        story.stranger("elsewhere");
        assertThat(story.throughout(20, () -> {})).isEmpty();
        story.add("leader", "leaders", Expectations.NONE).head = "of another dataset";
        assertThat(story.rounds(5)).containsExactly("follower wrong_leader");
    }

    @Test
    void what_never_spoke_as_tile38_does_is_not_missed() {
        Story story = new Story(Map.of());
        story.add("proxy", "leaders", Expectations.NONE).standing = Standing.UNREACHABLE;
        assertThat(story.throughout(9, () -> {})).isEmpty();
    }

    @Test
    void leaders_with_a_common_past_are_two_leaders() {
        Story story = new Story(Map.of());
        story.add("one", "shard1", Expectations.NONE);
        story.add("two", "shard2", Expectations.NONE);
        assertThat(story.rounds(6)).contains("whole two_leaders");
    }

    @Test
    void clusters_that_name_their_leaders_are_two_even_if_loaded_alike() {
        Story story = new Story(Map.of());
        cluster(story, "blue");
        Story.Node green = cluster(story, "green");
        assertThat(story.throughout(20, () -> {})).isEmpty();
        green.following = Optional.of("blue");
        assertThat(story.throughout(20, () -> {})).containsExactly("green's wrong_leader");
    }

    /// A leader and, named after it, a follower that expects it to lead.
    private static Story.Node cluster(Story story, String leader) {
        story.add(leader, leader, Expectations.NONE);
        Expectations expectations = Expectations.of(Map.of("leader", leader), _ -> Optional.empty());
        Story.Node follower = story.add(leader + "'s", leader + "-followers", expectations);
        follower.following = Optional.of(leader);
        return follower;
    }

    @Test
    void the_same_server_listed_twice_is_one() {
        Story story = new Story(Map.of());
        story.add("one", "a", Expectations.NONE);
        story.add("again", "b", Expectations.NONE).id = "one";
        assertThat(story.throughout(20, () -> {})).isEmpty();
    }

    @Test
    void a_followers_counter_that_shrinks_to_its_file_at_a_restart_is_no_way_back() {
        Story story = Story.ofPair();
        story.follower().aof += 300_000; // downloaded again, and added
        story.rounds(40);
        story.follower().pid = 2;
        story.follower().aof = 100_000;
        assertThat(story.happening(5)).containsExactly("follower restarted");
        story.follower().aof += 300_000;
        story.rounds(3);
        story.follower().following = Optional.empty(); // promoted, its counter as it was
        story.rounds(3);
        story.follower().pid = 3;
        story.follower().aof = 100_000;
        assertThat(story.happening(5)).containsExactly("follower restarted");
    }

    @Test
    void an_empty_server_under_a_new_id_has_lost_no_configuration() {
        Story story = new Story(Map.of());
        Story.Node leader = story.add("leader", "leaders", Expectations.NONE);
        leader.aof = 0;
        leader.objects = 0;
        story.rounds(5);
        leader.id = "new";
        leader.pid = 2;
        assertThat(story.happening(5)).containsExactly("leader replaced");
        assertThat(story.rounds(5)).isEmpty();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("leader restarted", n -> n.pid = 2),
                change("leader shrunk", n -> {
                    n.aof = 50_000;
                    n.head = "rewritten";
                }),
                change("leader flushed", n -> {
                    n.aof += 17;
                    n.objects = 0;
                }),
                change("leader configuration_lost", n -> {
                    n.id = "new";
                    n.pid = 2;
                }),
                change("leader rolled_back", n -> {
                    n.pid = 2;
                    n.aof = 90_000;
                    n.objects = 900;
                }),
                change("leader replaced", n -> {
                    n.id = "new";
                    n.pid = 2;
                    n.aof = 0;
                    n.objects = 0;
                }));
    }

    private static Arguments change(String event, Consumer<Story.Node> what) {
        return arguments(event, what);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void an_event_is_told_once(String event, Consumer<Story.Node> what) {
        Story story = new Story(Map.of());
        story.add("leader", "leaders", Expectations.NONE);
        story.rounds(10);
        what.accept(story.leader());
        Set<String> happened = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            story.rounds(1);
            for (String one : story.happened()) {
                assertThat(happened.add(one)).as("%s is told once", one).isTrue();
            }
        }
        assertThat(happened).containsExactly(event);
    }
}
