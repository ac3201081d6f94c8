package tile38hc.page;

import java.util.List;
import java.util.Optional;
import tile38hc.health.History;
import tile38hc.health.Outcome;
import tile38hc.health.Probe;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What is different in a later snapshot, in the shape of `/status.json`: whoever has that document puts each
/// member that stands here in the place of the old one. Its lists of upstreams and of peers are objects here,
/// whose members are named by position.
///
/// A peer that was only checked again, with the same outcome, has nothing but `added`: rows for its history, of
/// 30 bytes each. A whole peer takes some 600.
public final class ChangeJson {

    private ChangeJson() {}

    /// Whether both have the same peers in the same order: only then can a difference be told.
    public static boolean comparable(Snapshot before, Snapshot after) {
        boolean same = before.upstreams().size() == after.upstreams().size();
        for (int i = 0; same && i < before.upstreams().size(); i++) {
            same = comparable(
                    before.upstreams().get(i).peers(), after.upstreams().get(i).peers());
        }
        return same;
    }

    private static boolean comparable(List<PeerView> before, List<PeerView> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            PeerView was = before.get(i);
            PeerView is = after.get(i);
            same = was.address().equals(is.address())
                    && was.server().equals(is.server())
                    && was.history().total() <= is.history().total(); // less: one that left and came back
        }
        return same;
    }

    /// The difference between two that are comparable, on one line; empty where there is none.
    public static Optional<String> between(Snapshot before, Snapshot after) {
        JsonObject upstreams = new JsonObject();
        for (int i = 0; i < before.upstreams().size(); i++) {
            putUnlessEmpty(
                    upstreams,
                    Integer.toString(i),
                    between(before.upstreams().get(i), after.upstreams().get(i)));
        }
        JsonObject change = changed(StatusJson.summary(before), StatusJson.summary(after));
        putUnlessEmpty(change, "upstreams", upstreams.done());
        boolean nothing = change.done().members().isEmpty();
        change.put("time", after.time().toString());
        return nothing ? Optional.empty() : Optional.of(change.done().compact());
    }

    private static Json.Obj between(Group before, Group after) {
        JsonObject peers = new JsonObject();
        List<PeerView> were = before.peers();
        List<PeerView> are = after.peers();
        for (int i = 0; i < are.size(); i++) {
            putUnlessEmpty(peers, Integer.toString(i), between(were.get(i), are.get(i)));
        }
        JsonObject change = changed(StatusJson.summary(before), StatusJson.summary(after));
        putUnlessEmpty(change, "peers", peers.done());
        return change.done();
    }

    private static Json.Obj between(PeerView before, PeerView after) {
        History history = after.history();
        long checks = history.total() - before.history().total();
        boolean steady = checks <= history.size()
                && outcome(before).equals(outcome(after))
                && streak(before) + checks == streak(after);
        JsonObject change = steady && alike(before, after)
                ? new JsonObject()
                : changed(PeerJson.state(before), PeerJson.state(after));
        if (!steady) {
            change.put("probe", PeerJson.probe(after));
        }
        if (checks > 0) {
            change.put("added", PeerJson.history(history, (int) Math.min(checks, history.size())));
        }
        return change.done();
    }

    private static long streak(PeerView peer) {
        return peer.state().successes() + peer.state().failures();
    }

    private static Optional<Outcome> outcome(PeerView peer) {
        return peer.last().map(Probe::outcome);
    }

    /// Whether all but its checks is the same: cheaper than to compare the JSON of both.
    private static boolean alike(PeerView before, PeerView after) {
        return before.down() == after.down()
                && before.checked() == after.checked()
                && before.since().equals(after.since())
                && before.conditions().equals(after.conditions())
                && before.replica().equals(after.replica());
    }

    private static JsonObject changed(JsonObject before, JsonObject after) {
        Json.Obj was = before.done();
        JsonObject changed = new JsonObject();
        after.done().members().forEach((name, value) -> {
            if (!value.equals(was.members().get(name))) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    private static void putUnlessEmpty(JsonObject object, String name, Json.Obj value) {
        if (!value.members().isEmpty()) {
            object.put(name, value);
        }
    }
}
