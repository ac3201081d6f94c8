package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tile38hc.health.Condition;
import tile38hc.health.History;
import tile38hc.health.Outcome;
import tile38hc.health.PeerState;
import tile38hc.health.Probe;
import tile38hc.health.ProbeTotals;
import tile38hc.health.Replica;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot.PeerView;

/// A peer for pages, of which each test says what matters to it. Without a word: checked, UP since [#NOON], its last
/// probe passed then.
public final class PeerSketch {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

    private final String address;
    private boolean checked = true;
    private boolean down;
    private Outcome outcome = new Outcome.Passed("HTTP/1.1 200 OK");
    private List<Condition> conditions = List.of();
    private Optional<Replica> replica = Optional.empty();

    public PeerSketch(String address) {
        this.address = address;
    }

    public PeerSketch unchecked() {
        checked = false;
        return this;
    }

    public PeerSketch down(Outcome why) {
        down = true;
        outcome = why;
        return this;
    }

    public PeerSketch in(Condition... all) {
        conditions = List.of(all);
        return this;
    }

    public PeerSketch leads() {
        replica = Optional.of(replica(Replica.Role.LEADER, OptionalDouble.empty()));
        return this;
    }

    /// @param lagSeconds negative where it is not known
    public PeerSketch follows(double lagSeconds) {
        replica = Optional.of(replica(
                Replica.Role.FOLLOWER, lagSeconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(lagSeconds)));
        return this;
    }

    /// A condition since noon.
    public static Condition condition(String code, Severity severity, String message) {
        return new Condition(code, severity, NOON, message, Map.of());
    }

    public PeerView view() {
        return new PeerView(
                address,
                address.replace("10.0.0.", "node-"),
                false,
                checked,
                down,
                down ? PeerState.DOWN : PeerState.UP,
                Optional.of(NOON),
                Optional.of(new Probe(NOON, Duration.ofMillis(1), outcome)),
                Optional.empty(),
                conditions,
                replica,
                ProbeTotals.NONE,
                History.NONE);
    }

    private static Replica replica(Replica.Role role, OptionalDouble lagSeconds) {
        boolean follows = role == Replica.Role.FOLLOWER;
        return new Replica(
                role,
                "b2",
                "1.36.4",
                follows ? Optional.of("leader:9851") : Optional.empty(),
                follows ? Optional.of("10.0.0.1:9851") : Optional.empty(),
                follows ? Optional.of(true) : Optional.empty(),
                follows ? OptionalLong.of(4096) : OptionalLong.empty(),
                lagSeconds,
                81_920,
                30_000,
                7);
    }
}
