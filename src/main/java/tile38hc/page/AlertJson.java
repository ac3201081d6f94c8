package tile38hc.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.health.JournalEntry;
import tile38hc.health.JournalEntry.Kind;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What a webhook is sent, version 1: `text`, which chat tools show, and the same for programs. Members may be
/// added in time; none is renamed or given another type.
///
///     {"version": 1, "text": "DOWN tile38-follower 10.0.0.2:9852: diverged: …",
///      "process": {"name": "tile38-hc", "release": …, "pid": …, "started": …},
///      "events": [{"id": 17, "time": …, "kind": "came", "severity": "down", "upstream": …, "peer": …,
///                  "code": "diverged", "message": …, "times": 1, "since": …}],
///      "lost": 0}
public final class AlertJson {
    private static final int VERSION = 1;
    /// The shortest limit of the tools that show it is 4,000 characters.
    private static final int MOST_LINES = 10;
    private static final int LONGEST_LINE = 350;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlertJson() {}

    /// In characters, to be sent as UTF-8.
    ///
    /// @param lost how many more there were that nobody can be told of any more
    public static String of(List<Alert> alerts, long lost, StatusJson.Process process) {
        return new JsonObject()
                .put("version", VERSION)
                .put("text", text(alerts, lost))
                .put("process", process.json())
                .put("events", alerts.stream().map(AlertJson::event).toList())
                .put("lost", lost)
                .done()
                .compact();
    }

    private static Json event(Alert alert) {
        return JournalJson.members(alert.last(), Utf8::characters)
                .put("times", alert.times())
                .put("since", alert.since().toString())
                .done();
    }

    private static String text(List<Alert> alerts, long lost) {
        List<String> lines = new ArrayList<>();
        alerts.stream().limit(MOST_LINES).map(AlertJson::line).forEach(lines::add);
        if (alerts.size() > MOST_LINES) {
            lines.add("\u2026 and " + (alerts.size() - MOST_LINES) + " more");
        }
        if (lost > 0) {
            lines.add("\u2026 and " + lost + " before, while this could not be delivered");
        }
        return String.join("\n", lines);
    }

    private static String line(Alert alert) {
        JournalEntry entry = alert.last();
        boolean well = entry.kind() == Kind.TURNED_UP || entry.kind() == Kind.WENT;
        boolean named = entry.kind() == Kind.CAME || entry.kind() == Kind.HAPPENED;
        String who =
                Stream.concat(entry.upstream().stream(), entry.peer().stream()).collect(Collectors.joining(" "));
        String line = (well ? "OK" : entry.severity().name())
                + " " + (who.isEmpty() ? "all servers" : who) + ": "
                + (alert.times() == 1 ? "" : times(alert.times(), alert.since()))
                + (named ? entry.code() + ": " : "")
                + entry.message();
        return ChatText.of(line, LONGEST_LINE);
    }

    private static String times(int times, Instant since) {
        return times + " changes since " + CLOCK.format(since) + ", the last: ";
    }
}
