package tile38hc.demo;

import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What a command answers, in both tongues.
///
/// @param resp to RESP clients
/// @param member the name of [#value] in the JSON envelope, or null
/// @param value null where there is no member
/// @param error null if it went well
record Reply(Resp resp, String member, Json value, String error) {

    static final Reply OK = new Reply(new Resp.Simple("OK"), null, null, null);

    static Reply of(Resp resp) {
        return new Reply(resp, null, null, null);
    }

    static Reply of(Resp resp, String member, Json value) {
        return new Reply(resp, member, value, null);
    }

    boolean ok() {
        return error == null;
    }

    /// In Tile38's envelope, as bytes.
    String json(String elapsed) {
        JsonObject envelope = new JsonObject().put("ok", ok());
        if (error != null) {
            envelope.put("err", error);
        }
        if (member != null) {
            envelope.put(member, value);
        }
        return envelope.put("elapsed", elapsed).done().compact();
    }
}
