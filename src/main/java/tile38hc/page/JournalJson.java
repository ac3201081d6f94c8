package tile38hc.page;

import tile38hc.health.JournalEntry;
import tile38hc.json.JsonObject;

/// One entry of the journal, on one line.
public final class JournalJson {

    private JournalJson() {}

    public static String of(JournalEntry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("time", entry.time().toString())
                .put("kind", Words.of(entry.kind()))
                .put("severity", Words.of(entry.severity()))
                .put("upstream", entry.upstream().map(Utf8::valid).orElse(null))
                .put("peer", entry.peer().map(Utf8::valid).orElse(null))
                .put("code", Utf8.valid(entry.code()))
                .put("message", Utf8.valid(entry.message()))
                .done()
                .compact();
    }
}
