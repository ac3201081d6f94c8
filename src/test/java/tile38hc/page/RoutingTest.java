package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tile38hc.page.PeerSketch.NOON;
import static tile38hc.page.PeerSketch.condition;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tile38hc.health.Condition;
import tile38hc.health.Outcome;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;

class RoutingTest {
    private static final String ONE = "10.0.0.1:9851";
    private static final String TWO = "10.0.0.2:9851";
    private static final String THREE = "10.0.0.3:9851";
    private static final Outcome REFUSED = new Outcome.NotConnected("connection refused");
    private static final Condition TWO_LEADERS = condition("two_leaders", Severity.DOWN, "two lead");
    private static final Condition BEHIND = condition("behind", Severity.DEGRADED, "far behind");
    private static final Condition DIVERGED = condition("diverged", Severity.DOWN, "other data");

    @Test
    void the_leader_is_the_one_that_is_up_and_leads() {
        assertThat(of(peer(ONE).leads(), peer(TWO).follows(0)).leader()).isEqualTo(to(ONE));
        assertThat(of(peer(ONE).leads().in(BEHIND)).leader())
                .as("degraded is no reason")
                .isEqualTo(to(ONE));
    }

    @Test
    void the_leaders_of_two_data_sets_are_both_told() {
        assertThat(of(peer(ONE).leads(), peer(TWO).leads()).leader()).isEqualTo(to(ONE, TWO));
    }

    @Test
    void of_two_leaders_of_the_same_data_none_counts() {
        Routing routing = of(
                List.of(TWO_LEADERS),
                peer(ONE).leads().in(TWO_LEADERS),
                peer(TWO).leads().in(TWO_LEADERS));
        assertThat(routing.leader())
                .isEqualTo(nobody(
                        "two_leaders: two lead", ONE + ": two_leaders: two lead", TWO + ": two_leaders: two lead"));
    }

    @Test
    void a_leader_that_is_down_does_not_count_and_the_failure_says_why() {
        assertThat(of(peer(ONE).leads().down(REFUSED)).leader())
                .isEqualTo(nobody(ONE + ": DOWN: failed to connect to " + ONE + ": connection refused"));
    }

    @Test
    void a_peer_marked_by_hand_is_just_down() {
        assertThat(of(peer(ONE).leads().down(new Outcome.Passed(""))).leader()).isEqualTo(nobody(ONE + ": DOWN"));
    }

    @Test
    void without_tile38_servers_nobody_is_known_to_lead_or_to_follow() {
        assertThat(of(peer(ONE)).leader()).isEqualTo(nobody("no peer is known to be a Tile38 leader"));
        assertThat(of(peer(ONE)).followers(Optional.empty()))
                .isEqualTo(nobody("no peer is known to be a Tile38 follower"));
        assertThat(of().leader()).isEqualTo(nobody("no peer is known to be a Tile38 leader"));
    }

    @Test
    void where_all_follow_the_condition_of_the_whole_is_the_reason() {
        Condition noLeader = condition("no_leader", Severity.DOWN, "all follow");
        assertThat(of(List.of(noLeader), peer(ONE).follows(0)).leader()).isEqualTo(nobody("no_leader: all follow"));
    }

    @Test
    void followers_are_those_without_a_condition_of_severity_down() {
        Routing routing = of(
                peer(ONE).leads(),
                peer(TWO).follows(0).in(BEHIND),
                peer(THREE).follows(0).in(DIVERGED));
        assertThat(routing.followers(Optional.empty())).isEqualTo(to(TWO));
    }

    @Test
    void with_a_limit_followers_must_be_known_to_be_within_it() {
        Routing routing =
                of(peer(ONE).follows(0.5), peer(TWO).follows(2.5), peer(THREE).follows(-1));
        assertThat(routing.followers(Optional.empty())).isEqualTo(to(ONE, TWO, THREE));
        assertThat(routing.followers(Optional.of(Duration.ofMillis(2500)))).isEqualTo(to(ONE, TWO));
        assertThat(routing.followers(Optional.of(Duration.ofMillis(2499)))).isEqualTo(to(ONE));
        assertThat(routing.followers(Optional.of(Duration.ZERO)))
                .isEqualTo(nobody(
                        ONE + ": it is 0.5 s behind",
                        TWO + ": it is 2.5 s behind",
                        THREE + ": how far it is behind is not known"));
    }

    @Test
    void a_node_is_asked_for_by_its_address_or_by_its_configured_name() {
        Routing routing = of(peer(ONE), peer(TWO).in(DIVERGED));
        assertThat(routing.node(ONE)).isEqualTo(to(ONE));
        assertThat(routing.node("node-1:9851")).isEqualTo(to(ONE));
        assertThat(routing.node(TWO)).isEqualTo(nobody(TWO + ": diverged: other data"));
        assertThat(routing.node("10.0.0.1")).isEqualTo(new Routing.Answer.Unknown());
    }

    @Test
    void a_node_counts_only_where_it_is_up_in_every_upstream_that_is_checked() {
        assertThat(of(peer(ONE), peer(ONE).unchecked()).node(ONE)).isEqualTo(to(ONE));
        assertThat(of(peer(ONE), peer(ONE).down(REFUSED)).node(ONE)).isInstanceOf(Routing.Answer.Nobody.class);
        assertThat(of(peer(ONE).unchecked()).node(ONE)).isEqualTo(nobody(ONE + ": nobody checks it"));
    }

    @Test
    void a_reason_stays_on_its_line_whatever_the_peer_said() {
        Outcome said = new Outcome.BadStatusLine("x\r\n10.0.0.9:1\u001b[31m\u00ff");
        assertThat(of(peer(ONE).down(said)).node(ONE))
                .isEqualTo(
                        nobody(ONE + ": DOWN: bad status line from " + ONE + ": x  10.0.0.9:1 [31m\u00ef\u00bf\u00bd"));
    }

    /// Each peer in an upstream of its own.
    private static Routing of(PeerSketch... peers) {
        return of(List.of(), peers);
    }

    private static Routing of(List<Condition> whole, PeerSketch... peers) {
        List<Group> groups = Arrays.stream(peers)
                .map(PeerSketch::view)
                .map(view -> new Group("u", view.checked(), List.of(), List.of(view), List.of()))
                .toList();
        return new Routing(new Snapshot(NOON, groups, whole));
    }

    private static PeerSketch peer(String address) {
        return new PeerSketch(address);
    }

    private static Routing.Answer to(String... addresses) {
        return new Routing.Answer.To(List.of(addresses));
    }

    private static Routing.Answer nobody(String... reasons) {
        return new Routing.Answer.Nobody(List.of(reasons));
    }
}
