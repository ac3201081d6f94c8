package tile38hc.page;

import java.util.function.UnaryOperator;
import tile38hc.health.JournalEntry;
import tile38hc.json.JsonObject;

/// One entry of the journal, on one line.
public final class JournalJson {

    private JournalJson() {}

    /// In bytes, one a character.
    public static String of(JournalEntry entry) {
        return members(entry, Utf8::valid).done().compact();
    }

    /// @param text how to turn bytes from outside into what the document is made of
    static JsonObject members(JournalEntry entry, UnaryOperator<String> text) {
        return new JsonObject()
                .put("id", entry.id())
                .put("time", entry.time().toString())
                .put("kind", Words.of(entry.kind()))
                .put("severity", Words.of(entry.severity()))
                .put("upstream", entry.upstream().map(text).orElse(null))
                .put("peer", entry.peer().map(text).orElse(null))
                .put("code", text.apply(entry.code()))
                .put("message", text.apply(entry.message()));
    }
}
