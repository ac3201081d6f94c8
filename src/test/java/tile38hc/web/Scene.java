package tile38hc.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What tile38-hc might tell of its peers, as `/status.json` has it: for a page that is to show it.
final class Scene {
    static final String SINCE = "2026-11-22T14:02:00Z";

    private static final long FIRST_CHECK = Instant.parse(SINCE).toEpochMilli();
    private static final int CHECKS = 40;

    private Scene() {}

    static Json named(String name) {
        return switch (name) {
            case "healthy" -> healthy();
            case "diverged" -> diverged();
            case "behind" -> behind();
            case "leaderless" -> leaderless();
            case "unchecked" -> document(unchecked());
            case "plain" -> plain();
            case "empty" -> document();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /// A leader and a follower that holds all that its leader has.
    static Json healthy() {
        return document(
                upstream("tile38-leader", "up", leader().done()),
                upstream(
                        "tile38-follower",
                        "up",
                        follower("up", List.of(blind()), 1_203_441).done()));
    }

    /// The same, but the follower has more than its leader.
    static Json diverged() {
        Json.Obj diverged = condition(
                "diverged",
                "down",
                "holds other data than its leader 10.0.0.1:9851, whatever it says of itself",
                new JsonObject()
                        .put("counted", "objects")
                        .put("of_leader", 1_203_441)
                        .put("of_follower", 1_233_441)
                        .done());
        return document(
                upstream("tile38-leader", "up", leader().done()),
                upstream(
                        "tile38-follower",
                        "down",
                        follower("down", List.of(diverged, blind()), 1_233_441)
                                .put("reason", "holds other data than its leader 10.0.0.1:9851")
                                .done()));
    }

    /// The same, but the follower comes late.
    static Json behind() {
        Json.Obj behind = condition(
                "behind",
                "degraded",
                "is 14,203,511 bytes and 31 seconds behind its leader 10.0.0.1:9851",
                new JsonObject()
                        .put("lag_bytes", 14_203_511)
                        .put("lag_seconds", 31)
                        .done());
        return document(
                upstream("tile38-leader", "up", leader().done()),
                upstream(
                        "tile38-follower",
                        "degraded",
                        follower("degraded", List.of(behind), 1_203_441).done()));
    }

    /// The leader was killed, and three followers lost it.
    static Json leaderless() {
        Json nothing = new JsonObject().done();
        Json.Obj unreachable = condition("unreachable", "down", "does not answer: connection refused", nothing);
        Json.Obj lost = condition(
                "link_lost",
                "down",
                "has no connection to its leader 10.0.0.1:9851 and answers with old data",
                nothing);
        return document(
                upstream(
                        "tile38-leader",
                        "down",
                        peer("10.0.0.1:9851", "down")
                                .put("server", "tile38-leader:9851")
                                .put("status", "DOWN")
                                .put("reason", "failed to connect to 10.0.0.1:9851: connection refused")
                                .put("probe", probe(false, null))
                                .put("history", history(false))
                                .put("conditions", List.of(unreachable))
                                .done()),
                upstream(
                        "tile38-follower",
                        "down",
                        IntStream.rangeClosed(2, 4)
                                .mapToObj(i -> peer("10.0.0." + i + ":9852", "down")
                                        .put("conditions", List.of(lost))
                                        .put("tile38", replica("follower", 1_203_441))
                                        .done())
                                .toArray(Json.Obj[]::new)));
    }

    /// Plain HTTP: one peer is down, one upstream is not checked, one name does not resolve.
    static Json plain() {
        return document(
                upstream(
                        "web",
                        "down",
                        peer("10.0.0.5:80", "up").done(),
                        peer("10.0.0.6:80", "down")
                                .put("status", "DOWN")
                                .put("reason", "bad status code from 10.0.0.6:80: 502")
                                .put("probe", probe(false, "HTTP/1.1 502 Bad Gateway"))
                                .put("history", history(false))
                                .done(),
                        peer("10.0.0.7:80", "up").put("backup", true).done()),
                upstream(
                        "api",
                        "down",
                        peer("api.internal:8443", "down")
                                .put("status", "DOWN")
                                .put("reason", "failed to connect to api.internal:8443: host not found")
                                .put("probe", probe(false, null))
                                .put("history", history(false))
                                .done()),
                unchecked());
    }

    private static Json.Obj unchecked() {
        Json.Obj peer = peer("cdn:80", "unknown")
                .put("probe", Json.NULL)
                .put("history", List.of())
                .done();
        return new JsonObject()
                .put("name", "static")
                .put("checked", false)
                .put("checks", List.of())
                .put("verdict", "unknown")
                .put("peers", List.of(peer))
                .done();
    }

    /// So many peers in ten upstreams, of which the last of all is down.
    static Json crowd(int peers) {
        List<Json.Obj> upstreams = new ArrayList<>();
        for (int group = 0; group < 10; group++) {
            boolean last = group == 9;
            List<Json.Obj> members = new ArrayList<>();
            for (int i = 0; i < peers / 10; i++) {
                boolean down = last && i == peers / 10 - 1;
                JsonObject peer = peer("10.0." + group + "." + i + ":80", down ? "down" : "up");
                if (down) {
                    peer.put("status", "DOWN").put("reason", "failed to connect: timeout");
                }
                members.add(peer.done());
            }
            upstreams.add(upstream("group-" + group, last ? "down" : "up", members.toArray(Json.Obj[]::new)));
        }
        return document(upstreams.toArray(Json.Obj[]::new));
    }

    static Json.Obj document(Json.Obj... upstreams) {
        return new JsonObject()
                .put("version", 1)
                .put("time", "2026-11-22T14:05:00Z")
                .put(
                        "process",
                        new JsonObject()
                                .put("name", "tile38-hc")
                                .put("release", "0.1.0")
                                .put("pid", 4711)
                                .put("started", "2026-11-22T09:00:00Z")
                                .done())
                .put("verdict", "up")
                .put("conditions", List.of())
                .put("upstreams", List.of(upstreams))
                .done();
    }

    static Json.Obj upstream(String name, String verdict, Json.Obj... peers) {
        Json check = new JsonObject()
                .put("type", "http")
                .put("request", "GET /status HTTP/1.0")
                .put("interval_ms", 2000)
                .put("timeout_ms", 1000)
                .put("fall", 3)
                .put("rise", 2)
                .put("valid_statuses", List.of(new Json.Num(200), new Json.Num(302)))
                .put("concurrency", 10)
                .put("port", Json.NULL)
                .done();
        return new JsonObject()
                .put("name", name)
                .put("checked", true)
                .put("checks", List.of(check))
                .put("verdict", verdict)
                .put("peers", List.of(peers))
                .done();
    }

    static JsonObject peer(String address, String verdict) {
        return new JsonObject()
                .put("address", address)
                .put("server", address)
                .put("backup", false)
                .put("status", "UP")
                .put("verdict", verdict)
                .put("since", SINCE)
                .put("reason", Json.NULL)
                .put("probe", probe(true, "HTTP/1.1 200 OK"))
                .put("conditions", List.of())
                .put("tile38", Json.NULL)
                .put("history", history(true));
    }

    static Json.Obj condition(String code, String severity, String message, Json facts) {
        return new JsonObject()
                .put("code", code)
                .put("severity", severity)
                .put("since", SINCE)
                .put("message", message)
                .put("facts", facts)
                .done();
    }

    static Json.Obj entry(int id, String kind, String severity, String upstream, String message) {
        return new JsonObject()
                .put("id", id)
                .put("time", SINCE)
                .put("kind", kind)
                .put("severity", severity)
                .put("upstream", upstream)
                .put("peer", "10.0.0.2:9852")
                .put("code", severity.equals("info") ? "up" : "down")
                .put("message", message)
                .done();
    }

    /// A `change` of one peer of the last `state`.
    static Json change(int upstream, int peer, Json news) {
        Json peers = new JsonObject().put("" + peer, news).done();
        Json group = new JsonObject().put("peers", peers).done();
        return new JsonObject()
                .put("time", "2026-11-22T14:06:00Z")
                .put("upstreams", new JsonObject().put("" + upstream, group).done())
                .done();
    }

    static Json probe(boolean ok, String reply) {
        return new JsonObject()
                .put("time", SINCE)
                .put("ok", ok)
                .put("duration_ms", 0.41)
                .put("reply", reply)
                .put("successes", ok ? 7 : 0)
                .put("failures", ok ? 0 : 3)
                .put("next", Json.NULL)
                .done();
    }

    /// One check, as a row of a history.
    static Json row(int nth, boolean ok) {
        return new Json.Arr(List.of(
                new Json.Num(FIRST_CHECK + nth * 2_000), new Json.Bool(ok), new Json.Num(0.4 + nth % 7 * 0.01)));
    }

    private static List<Json> history(boolean ok) {
        List<Json> rows = new ArrayList<>();
        for (int i = 0; i < CHECKS; i++) {
            rows.add(row(i, ok || i < CHECKS / 2));
        }
        return rows;
    }

    private static JsonObject leader() {
        return peer("10.0.0.1:9851", "up")
                .put("server", "tile38-leader:9851")
                .put("tile38", replica("leader", 1_203_441));
    }

    private static JsonObject follower(String verdict, List<Json.Obj> conditions, int objects) {
        return peer("10.0.0.2:9852", verdict)
                .put("server", "tile38-follower:9852")
                .put("conditions", conditions)
                .put("tile38", replica("follower", objects));
    }

    private static Json replica(String role, int objects) {
        boolean follows = role.equals("follower");
        return new JsonObject()
                .put("role", role)
                .put("id", "5f2c1e0f83b64eb5c7d0f3b4f6a1e9aa")
                .put("version", "1.33.4")
                .put("following", follows ? "10.0.0.1:9851" : null)
                .put("leader", follows ? "10.0.0.1:9851" : null)
                .put("caught_up", follows ? new Json.Bool(true) : Json.NULL)
                .put("lag_bytes", follows ? new Json.Num(0) : Json.NULL)
                .put("lag_seconds", follows ? new Json.Num(0) : Json.NULL)
                .put("aof_size", 183_243_111)
                .put("objects", objects)
                .put("collections", 6)
                .done();
    }

    private static Json.Obj blind() {
        return condition(
                "blind_check",
                "info",
                "Tile38 answers GET /status with 200 in whatever state: this check cannot fail; ask GET /healthz",
                new JsonObject().done());
    }
}
