package tile38hc.tile38;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;
import tile38hc.json.JsonRules;

/// Who was who as JSON text: an object with a member for each peer, in the order of their names.
final class IdentityJson {

    private IdentityJson() {}

    static String of(Map<String, Identity> identities) {
        JsonObject all = new JsonObject();
        new TreeMap<>(identities).forEach((peer, identity) -> all.put(peer, json(identity)));
        return all.done().indented();
    }

    private static Json json(Identity identity) {
        return new JsonObject()
                .put("id", identity.id())
                .put("pid", identity.pid())
                .put("leads", identity.leads())
                .put("aof_size", identity.aofSize())
                .put("objects", identity.objects())
                .put("head_size", identity.headSize())
                .put("head_md5", identity.headMd5())
                .done();
    }

    /// @throws IllegalArgumentException for any text that [#of] did not make
    /// @throws tile38hc.json.JsonException if it is no JSON
    static Map<String, Identity> read(String text) {
        if (!(Json.read(text, JsonRules.BYTES.withMaxDepth(4)) instanceof Json.Obj all)) {
            throw new IllegalArgumentException("no JSON object");
        }
        Map<String, Identity> identities = new HashMap<>();
        all.members().forEach((peer, json) -> {
            if (!(json instanceof Json.Obj members)) {
                throw new IllegalArgumentException("no JSON object for " + peer);
            }
            identities.put(
                    peer,
                    new Identity(
                            text(members, "id"),
                            number(members, "pid"),
                            members.get("leads", Json.Bool.class)
                                    .orElseThrow(() -> missing("leads"))
                                    .value(),
                            number(members, "aof_size"),
                            number(members, "objects"),
                            Math.toIntExact(Math.min(Integer.MAX_VALUE, number(members, "head_size"))),
                            text(members, "head_md5")));
        });
        return identities;
    }

    private static String text(Json.Obj from, String name) {
        return from.get(name, Json.Str.class).orElseThrow(() -> missing(name)).value();
    }

    private static long number(Json.Obj from, String name) {
        return Optional.of(Figures.number(from, name))
                .filter(number -> number >= 0)
                .orElseThrow(() -> missing(name));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("no " + name);
    }
}
