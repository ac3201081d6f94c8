package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.History;
import tile38hc.health.Probe;
import tile38hc.health.Replica;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.health.Verdict;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// One peer in `/status.json`.
final class PeerJson {

    private PeerJson() {}

    static Json.Obj of(PeerView peer) {
        return state(peer)
                .put("probe", probe(peer))
                .put("history", history(peer.history(), peer.history().size()))
                .done();
    }

    /// All but what each check changes: [#probe] and [#history].
    static JsonObject state(PeerView peer) {
        Optional<Condition> worst = worst(peer);
        return new JsonObject()
                .put("address", Utf8.valid(peer.address()))
                .put("server", Utf8.valid(peer.server()))
                .put("backup", peer.backup())
                .put("status", peer.down() ? "DOWN" : "UP")
                .put("verdict", Words.of(peer.verdict()))
                .put("since", text(worst.map(Condition::since).or(peer::since)))
                .put(
                        "reason",
                        worst.map(Condition::message)
                                .or(peer::failure)
                                .map(Utf8::valid)
                                .orElse(null))
                .put("conditions", ConditionJson.of(peer.conditions()))
                .put("tile38", peer.replica().map(PeerJson::replica));
    }

    /// The newest checks, oldest first: of each when it began, in milliseconds since 1970, whether it passed, and how
    /// many milliseconds it took. Numbers, since there are many.
    static List<Json> history(History history, int newest) {
        List<Json> rows = new ArrayList<>(newest);
        for (int i = history.size() - newest; i < history.size(); i++) {
            rows.add(new Json.Arr(List.of(
                    new Json.Num(history.start(i).toEpochMilli()),
                    new Json.Bool(history.passed(i)),
                    new Json.Num(milliseconds(history.took(i))))));
        }
        return rows;
    }

    /// The condition that the verdict comes from, if it comes from one.
    private static Optional<Condition> worst(PeerView peer) {
        Verdict verdict = peer.verdict();
        return peer.conditions().stream()
                .filter(condition -> verdict.compareTo(Verdict.UP) > 0)
                .filter(condition -> Verdict.of(List.of(condition)) == verdict)
                .findFirst();
    }

    static Optional<Json> probe(PeerView peer) {
        return peer.last().map(probe -> probe(probe, peer));
    }

    private static Json probe(Probe probe, PeerView peer) {
        String reply = probe.outcome().reply();
        return new JsonObject()
                .put("time", probe.start().toString())
                .put("ok", probe.outcome().passed())
                .put("duration_ms", milliseconds(probe.took()))
                .put("reply", reply.isEmpty() ? null : Utf8.valid(reply))
                .put("successes", peer.state().successes())
                .put("failures", peer.state().failures())
                .put("next", text(peer.next()))
                .done();
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    /// With two digits behind the point.
    private static double milliseconds(Duration duration) {
        return Math.round(duration.toNanos() / 1e4) / 100.0;
    }

    private static Json replica(Replica replica) {
        return new JsonObject()
                .put("role", Words.of(replica.role()))
                .put("id", Utf8.valid(replica.id()))
                .put("version", Utf8.valid(replica.version()))
                .put("following", replica.following().map(Utf8::valid).orElse(null))
                .put("leader", replica.leader().map(Utf8::valid).orElse(null))
                .put("caught_up", replica.caughtUp().map(Json.Bool::new))
                .put("lag_bytes", replica.lagBytes())
                .put("lag_seconds", replica.lagSeconds())
                .put("aof_size", replica.aofSize())
                .put("objects", replica.objects())
                .put("collections", replica.collections())
                .done();
    }
}
