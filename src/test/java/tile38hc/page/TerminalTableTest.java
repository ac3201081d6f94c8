package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;
import static tile38hc.page.PeerSketch.NOON;
import static tile38hc.page.PeerSketch.condition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.Condition;
import tile38hc.health.Outcome;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;

class TerminalTableTest {
    private static final Condition DIVERGED = condition(
            "diverged", Severity.DOWN, "it holds 30,000 objects more than its leader, of which it has a copy");
    private static final Condition BEHIND = condition("behind", Severity.DEGRADED, "it is 12 s behind");

    @Test
    void shows_a_line_a_peer_and_a_sentence_a_condition() {
        Snapshot snapshot = new Snapshot(
                NOON.plusSeconds(192),
                List.of(
                        group("leader", new PeerSketch("10.0.0.1:9851").leads()),
                        group(
                                "follower",
                                new PeerSketch("10.0.0.2:9851").follows(0.25).in(DIVERGED),
                                new PeerSketch("10.0.0.3:9851").follows(-1).in(BEHIND)),
                        group("web", new PeerSketch("10.0.0.4:80").down(new Outcome.NotConnected("timeout"))),
                        new Group(
                                "other",
                                false,
                                List.of(),
                                List.of(new PeerSketch("10.0.0.5:80")
                                        .unchecked()
                                        .view()),
                                List.of())),
                List.of(condition("no_leader", Severity.DOWN, "all follow")));
        assertThat(text(TerminalTable.of(snapshot, 60, 40))).isEqualTo("""
                HEADING  UPSTREAM  PEER           STATE         SINCE  LATENCY  ROLE      LAG
                GOOD     leader    10.0.0.1:9851  UP            3m12s  1.0 ms   leader    -
                BAD      follower  10.0.0.2:9851  UP, unsound   3m12s  1.0 ms   follower  0.3 s, 4.1 kB
                BAD          diverged (down): it holds 30,000 objects more than its
                BAD            leader, of which it has a copy
                DEGRADED follower  10.0.0.3:9851  UP, degraded  3m12s  1.0 ms   follower  4.1 kB
                DEGRADED     behind (degraded): it is 12 s behind
                BAD      web       10.0.0.4:80    DOWN          3m12s  1.0 ms   -         -
                PLAIN    other     10.0.0.5:80    unchecked     3m12s  1.0 ms   -         -
                BAD      no_leader (down): all follow
                """);
    }

    @Test
    void where_room_is_short_peers_that_are_well_go_first() {
        List<PeerSketch> peers = new ArrayList<>(IntStream.range(0, 1000)
                .mapToObj(i -> new PeerSketch("10.0.0.1:" + (9000 + i)))
                .toList());
        peers.add(new PeerSketch("10.0.0.2:9851").in(BEHIND));
        Snapshot snapshot = new Snapshot(NOON, List.of(group("u", peers.toArray(PeerSketch[]::new))), List.of());
        assertThat(text(TerminalTable.of(snapshot, 80, 6))).isEqualTo("""
                HEADING  UPSTREAM  PEER           STATE         SINCE  LATENCY  ROLE  LAG
                GOOD     u         10.0.0.1:9000  UP            0s     1.0 ms   -     -
                GOOD     u         10.0.0.1:9001  UP            0s     1.0 ms   -     -
                DEGRADED u         10.0.0.2:9851  UP, degraded  0s     1.0 ms   -     -
                DEGRADED     behind (degraded): it is 12 s behind
                PLAIN    and 998 more that are well
                """);
        assertThat(text(TerminalTable.of(snapshot, 80, 3))).isEqualTo("""
                HEADING  UPSTREAM  PEER           STATE         SINCE  LATENCY  ROLE  LAG
                DEGRADED u         10.0.0.2:9851  UP, degraded  0s     1.0 ms   -     -
                PLAIN    and more than fits here
                """);
        assertThat(TerminalTable.of(snapshot, 80, 1003)).hasSize(1003);
        assertThat(TerminalTable.tally(snapshot)).isEqualTo("1 degraded, 1000 up");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "4096, 4.1 kB", "183243111, 183.2 MB", "5000000000000000, 5000.0 TB"})
    void a_size_is_in_the_largest_unit_that_it_fills(long bytes, String text) {
        assertThat(TerminalRow.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0s",
        "59, 59s",
        "60, 1m00s",
        "3599, 59m59s",
        "3600, 1h00m",
        "86399, 23h59m",
        "90000, 1d01h",
        "-5, 0s"
    })
    void an_age_has_two_units_at_most(long seconds, String text) {
        assertThat(TerminalRow.age(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void nothing_from_outside_steers_the_terminal() {
        Outcome.BadStatusLine said = new Outcome.BadStatusLine("x");
        Condition rude =
                condition("auth", Severity.DOWN, "it says \u001b]0;title\u0007\u009b31m \u00c2\u009b31m\r\nnew");
        String bidi = "\u00e2\u0080\u00ae"; // U+202E in UTF-8
        Snapshot snapshot = new Snapshot(
                NOON,
                List.of(group(
                        "a\u001b[2J" + bidi,
                        new PeerSketch("h\u0000:1").down(said).in(rude))),
                List.of());
        String text = text(TerminalTable.of(snapshot, 200, 40));
        assertThat(text.replace("\n", "").chars()).allMatch(c -> c >= ' ' && c < 0x7f || c == 0xfffd);
        assertThat(text).contains("a?[2J?", "h?:1", "it says ?]0;title?", "31m ?31m new");
        assertThat(new PeerNews().since(snapshot))
                .allSatisfy(line -> assertThat(line.chars()).allMatch(c -> c >= ' ' && c < 0x7f || c == 0xfffd));
    }

    @Test
    void names_in_utf_8_are_shown_as_such() {
        Snapshot snapshot =
                new Snapshot(NOON, List.of(group("K\u00c3\u00b6ln", new PeerSketch("10.0.0.1:80"))), List.of());
        assertThat(text(TerminalTable.of(snapshot, 80, 24))).contains("GOOD     K\u00f6ln      10.0.0.1:80");
    }

    @Test
    void where_there_is_no_terminal_only_changes_are_told() {
        PeerNews news = new PeerNews();
        PeerSketch well = new PeerSketch("10.0.0.2:9851");
        PeerSketch diverged = new PeerSketch("10.0.0.2:9851").in(DIVERGED);
        Condition noLeader = condition("no_leader", Severity.DOWN, "all follow");
        assertThat(news.since(snapshot(List.of(), well))).containsExactly("u 10.0.0.2:9851 UP");
        assertThat(news.since(snapshot(List.of(), well))).isEmpty();
        assertThat(news.since(snapshot(List.of(noLeader), diverged)))
                .containsExactly(
                        "u 10.0.0.2:9851 UP, unsound; diverged (down): " + DIVERGED.message(),
                        "all together; no_leader (down): all follow");
        assertThat(news.since(snapshot(List.of(noLeader), diverged))).isEmpty();
        assertThat(news.since(snapshot(List.of(), new PeerSketch("10.0.0.3:9851"))))
                .containsExactly(
                        "u 10.0.0.3:9851 UP", "all together: well again", "u 10.0.0.2:9851 is not listed any more");
    }

    private static Snapshot snapshot(List<Condition> whole, PeerSketch peer) {
        return new Snapshot(NOON, List.of(group("u", peer)), whole);
    }

    private static Group group(String name, PeerSketch... peers) {
        return new Group(
                name,
                true,
                List.of(),
                Arrays.stream(peers).map(PeerSketch::view).toList(),
                List.of());
    }

    private static String text(List<TerminalLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(String.format("%-8s ", line.tone()))
                .append(line.text())
                .append('\n'));
        return text.toString();
    }
}
