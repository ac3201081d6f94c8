package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.Replica;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.health.Verdict;
import tile38hc.page.TerminalLine.Tone;

/// The table of `--watch`: a line a peer, and beneath it a sentence a condition. Text is Unicode without control
/// characters.
public final class TerminalTable {
    private static final List<String> HEADINGS =
            List.of("UPSTREAM", "PEER", "STATE", "SINCE", "LATENCY", "ROLE", "LAG");
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    /// @param trouble whether there is more to it than that all is well
    private record Row(List<String> cells, Tone tone, boolean trouble, List<Condition> conditions) {}

    private TerminalTable() {}

    /// Where there are more rows than fit, peers that are well are left out first.
    ///
    /// @param columns in which sentences are broken; the table itself may be wider
    /// @param lines at most so many, at least two
    public static List<TerminalLine> of(Snapshot snapshot, int columns, int lines) {
        List<Row> rows = rows(snapshot);
        List<TerminalLine> all = lines(rows, rows, snapshot.conditions(), columns);
        if (all.size() <= lines) {
            return all;
        }
        List<Row> troubled = rows.stream().filter(Row::trouble).toList();
        List<TerminalLine> some = lines(troubled, rows, snapshot.conditions(), columns);
        int well = rows.size() - troubled.size();
        if (some.size() < lines) {
            some.add(new TerminalLine(Tone.PLAIN, "and " + well + " more that are well"));
            return some;
        }
        List<TerminalLine> first = new ArrayList<>(some.subList(0, lines - 1));
        first.add(new TerminalLine(Tone.PLAIN, "and more than fits here"));
        return first;
    }

    /// @param all whose cells decide how wide columns are, so that they stay as they are
    private static List<TerminalLine> lines(List<Row> rows, List<Row> all, List<Condition> whole, int columns) {
        List<TerminalLine> lines = new ArrayList<>();
        lines.add(new TerminalLine(Tone.HEADING, join(HEADINGS, all)));
        for (Row row : rows) {
            lines.add(new TerminalLine(row.tone(), join(row.cells(), all)));
            row.conditions().forEach(condition -> sentence(condition, INDENT, columns, lines));
        }
        whole.forEach(condition -> sentence(condition, "", columns, lines));
        return lines;
    }

    private static List<Row> rows(Snapshot snapshot) {
        List<Row> rows = new ArrayList<>();
        for (Group group : snapshot.upstreams()) {
            for (PeerView peer : group.peers()) {
                rows.add(new Row(cells(group, peer, snapshot.time()), tone(peer), troubled(peer), peer.conditions()));
            }
        }
        return rows;
    }

    private static List<String> cells(Group group, PeerView peer, Instant now) {
        return List.of(
                TerminalText.of(group.name()),
                TerminalText.of(peer.address()),
                state(peer),
                peer.since().map(since -> age(Duration.between(since, now))).orElse("-"),
                peer.last().map(probe -> latency(probe.took())).orElse("-"),
                peer.replica().map(replica -> MetricWriter.word(replica.role())).orElse("-"),
                peer.replica().flatMap(TerminalTable::lag).orElse("-"));
    }

    /// As on the status page, and what conditions make of it where that is less.
    static String state(PeerView peer) {
        if (!peer.checked()) {
            return "unchecked";
        }
        String shown = peer.down() ? "DOWN" : "UP";
        return switch (peer.verdict()) {
            case DEGRADED -> shown + ", degraded";
            case DOWN -> peer.down() ? shown : shown + ", unsound";
            case UP, UNKNOWN -> shown;
        };
    }

    private static boolean troubled(PeerView peer) {
        return peer.verdict().compareTo(Verdict.UP) > 0 || !peer.conditions().isEmpty();
    }

    private static Tone tone(PeerView peer) {
        return switch (peer.verdict()) {
            case UNKNOWN -> Tone.PLAIN;
            case UP -> Tone.GOOD;
            case DEGRADED -> Tone.DEGRADED;
            case DOWN -> Tone.BAD;
        };
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.PLAIN;
            case DEGRADED -> Tone.DEGRADED;
            case DOWN -> Tone.BAD;
        };
    }

    /// Two units of it: `12s`, `3m12s`, `2h05m`, `4d01h`.
    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
        }
        return String.format(Locale.ROOT, "%dd%02dh", seconds / 86_400, seconds / 3600 % 24);
    }

    private static String latency(Duration took) {
        return String.format(Locale.ROOT, "%.1f ms", took.toNanos() / 1e6);
    }

    private static Optional<String> lag(Replica replica) {
        if (replica.role() != Replica.Role.FOLLOWER || replica.lagBytes().isEmpty()) {
            return Optional.empty();
        }
        String bytes = replica.lagBytes().getAsLong() + " B";
        return Optional.of(
                replica.lagSeconds().isEmpty()
                        ? bytes
                        : String.format(
                                Locale.ROOT, "%.1f s, %s", replica.lagSeconds().getAsDouble(), bytes));
    }

    private static String join(List<String> cells, List<Row> all) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            int column = i;
            int width = Math.max(
                    HEADINGS.get(i).length(),
                    all.stream()
                            .mapToInt(row -> width(row.cells().get(column)))
                            .max()
                            .orElse(0));
            line.append(cells.get(i))
                    .append(" ".repeat(width - width(cells.get(i))))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    static String sentence(Condition condition) {
        String severity = MetricWriter.word(condition.severity());
        return TerminalText.of(condition.code() + " (" + severity + "): " + condition.message());
    }

    private static void sentence(Condition condition, String indent, int columns, List<TerminalLine> lines) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : sentence(condition).split(" +")) {
            if (line.length() > indent.length() && width(line + " " + word) > columns) {
                lines.add(new TerminalLine(tone(condition.severity()), line.toString()));
                line = new StringBuilder(indent.isEmpty() ? INDENT : indent + "  ");
                line.append(word);
            } else {
                line.append(line.length() > indent.length() ? " " : "").append(word);
            }
        }
        lines.add(new TerminalLine(tone(condition.severity()), line.toString()));
    }
}
