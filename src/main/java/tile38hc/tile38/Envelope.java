package tile38hc.tile38;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.json.Json;
import tile38hc.json.JsonException;
import tile38hc.json.JsonRules;

/// What a [Reply] says once Tile38's wrapping is off.
sealed interface Envelope {
    JsonRules RULES = JsonRules.BYTES.withMaxDepth(16).withMaxLength(4 << 20);

    /// `"ok":true` and what came with it.
    record Ok(Json.Obj body) implements Envelope {}

    /// The server refused, in its words.
    record Refused(String error) implements Envelope {}

    /// Not Tile38's doing.
    record Strange(String what) implements Envelope {}

    static Envelope of(Reply reply) {
        return switch (reply) {
            case Reply.Text(String text) -> ofJson(text);
            case Reply.Failure(String text) -> new Refused(text);
            case Reply.Fields(List<String> items) -> ofFields(items);
            case Reply.NotConnected(String why) -> new Strange(why);
            case Reply.Missing(String why) -> new Strange(why);
            case Reply.Unreadable(String what) -> new Strange(what);
        };
    }

    /// The member of a good answer, if there is one and it is of this kind.
    static <T extends Json> Optional<T> member(Reply reply, String name, Class<T> kind) {
        return of(reply) instanceof Ok(Json.Obj body) ? body.get(name, kind) : Optional.empty();
    }

    private static Envelope ofJson(String text) {
        Json json;
        try {
            json = Json.read(text, RULES);
        } catch (JsonException e) {
            return new Strange("no JSON: " + e.getMessage());
        }
        if (!(json instanceof Json.Obj body)) {
            return new Strange("no JSON object");
        }
        Optional<Json.Bool> ok = body.get("ok", Json.Bool.class);
        if (ok.isPresent() && ok.get().value()) {
            return new Ok(body);
        }
        return body.get("err", Json.Str.class)
                .<Envelope>map(error -> new Refused(error.value()))
                .orElseGet(() -> new Strange("JSON of another server"));
    }

    /// As if SERVER had been answered in JSON.
    private static Envelope ofFields(List<String> items) {
        Map<String, Json> stats = new LinkedHashMap<>();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            stats.put(items.get(i), new Json.Str(items.get(i + 1)));
        }
        return new Ok(new Json.Obj(Map.of("ok", new Json.Bool(true), "stats", new Json.Obj(stats))));
    }
}
