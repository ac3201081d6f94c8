package tile38hc.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.Fact;
import tile38hc.health.Probe;
import tile38hc.health.Replica;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.health.Verdict;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// `/status.json`, version 1: everything that is known, for programs. Members may be added in time; none is
/// renamed or given another type. Times are RFC 3339 in UTC, what is not known is `null`.
public final class StatusJson {
    private static final int VERSION = 1;

    /// This process.
    ///
    /// @param release empty where it was not started from its jar
    public record Process(Optional<String> release, long pid, Instant started) {

        public static Process self(Instant started) {
            Optional<String> release =
                    Optional.ofNullable(StatusJson.class.getPackage().getImplementationVersion());
            return new Process(release, ProcessHandle.current().pid(), started);
        }
    }

    private StatusJson() {}

    public static String of(Snapshot snapshot, Process process) {
        return new JsonObject()
                .put("version", VERSION)
                .put("time", snapshot.time().toString())
                .put(
                        "process",
                        new JsonObject()
                                .put("name", "tile38-hc")
                                .put("release", process.release().orElse(null))
                                .put("pid", process.pid())
                                .put("started", process.started().toString())
                                .done())
                .put("verdict", text(snapshot.verdict()))
                .put("conditions", conditions(snapshot.conditions()))
                .put(
                        "upstreams",
                        snapshot.upstreams().stream().map(StatusJson::group).toList())
                .done()
                .indented();
    }

    private static Json group(Group group) {
        return new JsonObject()
                .put("name", Utf8.valid(group.name()))
                .put("checked", group.checked())
                .put("verdict", text(group.verdict()))
                .put("peers", group.peers().stream().map(StatusJson::peer).toList())
                .done();
    }

    private static Json peer(PeerView peer) {
        Optional<Condition> worst = worst(peer);
        return new JsonObject()
                .put("address", Utf8.valid(peer.address()))
                .put("server", Utf8.valid(peer.server()))
                .put("backup", peer.backup())
                .put("status", peer.down() ? "DOWN" : "UP")
                .put("verdict", text(peer.verdict()))
                .put("since", time(worst.map(Condition::since).or(peer::since)))
                .put(
                        "reason",
                        worst.map(Condition::message)
                                .or(() -> failure(peer))
                                .map(Utf8::valid)
                                .orElse(null))
                .put("probe", peer.last().<Json>map(probe -> probe(probe, peer)).orElse(Json.NULL))
                .put("conditions", conditions(peer.conditions()))
                .put("tile38", peer.replica().<Json>map(StatusJson::replica).orElse(Json.NULL))
                .done();
    }

    /// The condition that the verdict comes from, if it comes from one.
    private static Optional<Condition> worst(PeerView peer) {
        return peer.conditions().stream()
                .filter(condition -> peer.verdict().compareTo(Verdict.UP) > 0)
                .filter(condition -> Verdict.of(List.of(condition)) == peer.verdict())
                .findFirst();
    }

    private static Optional<String> failure(PeerView peer) {
        return peer.last().filter(probe -> !probe.outcome().passed()).map(probe -> probe.outcome()
                .message(peer.address()));
    }

    private static Json probe(Probe probe, PeerView peer) {
        return new JsonObject()
                .put("time", probe.start().toString())
                .put("ok", probe.outcome().passed())
                .put("duration_ms", Math.round(probe.took().toNanos() / 1e4) / 100.0)
                .put(
                        "reply",
                        probe.outcome().reply().isEmpty()
                                ? null
                                : Utf8.valid(probe.outcome().reply()))
                .put("successes", peer.state().successes())
                .put("failures", peer.state().failures())
                .put("next", time(peer.next()))
                .done();
    }

    private static List<Json> conditions(List<Condition> conditions) {
        return conditions.stream().<Json>map(StatusJson::condition).toList();
    }

    /// One condition, as it stands in every document of ours.
    public static Json.Obj condition(Condition condition) {
        JsonObject facts = new JsonObject();
        condition.facts().forEach((name, fact) -> facts.put(name, fact(fact)));
        return new JsonObject()
                .put("code", condition.code())
                .put("severity", condition.severity().name().toLowerCase(Locale.ROOT))
                .put("since", condition.since().toString())
                .put("message", Utf8.valid(condition.message()))
                .put("facts", facts.done())
                .done();
    }

    private static Json fact(Fact fact) {
        return switch (fact) {
            case Fact.Text(String value) -> new Json.Str(Utf8.valid(value));
            case Fact.Number(double value) -> new Json.Num(value);
            case Fact.Lines(List<String> values) ->
                new Json.Arr(values.stream()
                        .<Json>map(value -> new Json.Str(Utf8.valid(value)))
                        .toList());
        };
    }

    private static Json replica(Replica replica) {
        boolean follows = replica.role() == Replica.Role.FOLLOWER;
        return new JsonObject()
                .put("role", replica.role().name().toLowerCase(Locale.ROOT))
                .put("id", Utf8.valid(replica.id()))
                .put("version", Utf8.valid(replica.version()))
                .put("following", replica.following().map(Utf8::valid).orElse(null))
                .put("leader", replica.leader().map(Utf8::valid).orElse(null))
                .put("caught_up", replica.caughtUp().<Json>map(Json.Bool::new).orElse(Json.NULL))
                .put(
                        "lag_bytes",
                        follows && replica.lagBytes().isPresent()
                                ? new Json.Num(replica.lagBytes().getAsLong())
                                : Json.NULL)
                .put(
                        "lag_seconds",
                        follows && replica.lagSeconds().isPresent()
                                ? new Json.Num(replica.lagSeconds().getAsDouble())
                                : Json.NULL)
                .put("aof_size", replica.aofSize())
                .put("objects", replica.objects())
                .put("collections", replica.collections())
                .done();
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static String text(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
