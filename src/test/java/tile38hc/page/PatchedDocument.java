package tile38hc.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tile38hc.health.History;
import tile38hc.json.Json;

/// What a client of `/events` makes of a document and a change, by the rules that the README gives it.
final class PatchedDocument {

    private PatchedDocument() {}

    static Json.Obj of(Json.Obj document, Json.Obj change) {
        Map<String, Json> patched = new LinkedHashMap<>(document.members());
        change.members().forEach((name, value) -> {
            if (name.equals("upstreams")) {
                patched.put(name, list(patched.get(name), (Json.Obj) value, PatchedDocument::upstream));
            } else {
                patched.put(name, value);
            }
        });
        return new Json.Obj(patched);
    }

    private interface Patch {
        Json of(Json.Obj before, Json.Obj change);
    }

    private static Json list(Json before, Json.Obj changes, Patch patch) {
        List<Json> items = new ArrayList<>(((Json.Arr) before).items());
        changes.members().forEach((index, change) -> {
            int i = Integer.parseInt(index);
            items.set(i, patch.of((Json.Obj) items.get(i), (Json.Obj) change));
        });
        return new Json.Arr(items);
    }

    private static Json upstream(Json.Obj before, Json.Obj change) {
        Map<String, Json> patched = new LinkedHashMap<>(before.members());
        change.members().forEach((name, value) -> {
            if (name.equals("peers")) {
                patched.put(name, list(patched.get(name), (Json.Obj) value, PatchedDocument::peer));
            } else {
                patched.put(name, value);
            }
        });
        return new Json.Obj(patched);
    }

    private static Json peer(Json.Obj before, Json.Obj change) {
        Map<String, Json> patched = new LinkedHashMap<>(before.members());
        patched.putAll(change.members());
        if (patched.remove("added") instanceof Json.Arr(var rows)) {
            List<Json> history = new ArrayList<>(((Json.Arr) before.members().get("history")).items());
            history.addAll(rows);
            int surplus = Math.max(0, history.size() - History.LENGTH);
            patched.put("history", new Json.Arr(history.subList(surplus, history.size())));
            if (!change.members().containsKey("probe")) {
                patched.put("probe", probe((Json.Obj) patched.get("probe"), rows));
            }
        }
        return new Json.Obj(patched);
    }

    /// The last check, where it came to the same as the one before.
    private static Json probe(Json.Obj before, List<Json> rows) {
        Map<String, Json> patched = new LinkedHashMap<>(before.members());
        List<Json> last = ((Json.Arr) rows.getLast()).items();
        boolean ok = ((Json.Bool) last.get(1)).value();
        String streak = ok ? "successes" : "failures";
        double length = ((Json.Num) patched.get(streak)).value();
        patched.put(
                "time",
                new Json.Str(Instant.ofEpochMilli((long) ((Json.Num) last.get(0)).value())
                        .toString()));
        patched.put("duration_ms", last.get(2));
        patched.put(streak, new Json.Num(length + rows.size()));
        return new Json.Obj(patched);
    }
}
