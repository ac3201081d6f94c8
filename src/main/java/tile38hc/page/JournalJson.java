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
                .put("kind", JsonText.of(entry.kind()))
                .put("severity", JsonText.of(entry.severity()))
                .put("upstream", entry.upstream().map(JsonText::of).orElse(null))
                .put("peer", entry.peer().map(JsonText::of).orElse(null))
                .put("code", JsonText.of(entry.code()))
                .put("message", JsonText.of(entry.message()))
                .done()
                .compact();
    }
}
