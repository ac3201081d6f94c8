package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
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
        List<Integer> widths = widths(rows); // of all, so that columns stay where they are
        List<TerminalLine> all = lines(rows, widths, snapshot.conditions(), columns);
        if (all.size() <= lines) {
            return all;
        }
        List<Row> troubled = rows.stream().filter(Row::trouble).toList();
        List<TerminalLine> some = lines(troubled, widths, snapshot.conditions(), columns);
        int room = lines - some.size() - 1; // the last line tells of those left out
        if (room >= 0) {
            List<Row> shown = withSomeThatAreWell(rows, room);
            List<TerminalLine> most = lines(shown, widths, snapshot.conditions(), columns);
            most.add(new TerminalLine(Tone.PLAIN, "and " + (rows.size() - shown.size()) + " more that are well"));
            return most;
        }
        List<TerminalLine> first = new ArrayList<>(some.subList(0, lines - 1));
        first.add(new TerminalLine(Tone.PLAIN, "and more than fits here"));
        return first;
    }

    private static List<Row> withSomeThatAreWell(List<Row> rows, int room) {
        List<Row> shown = new ArrayList<>();
        int well = 0;
        for (Row row : rows) {
            if (row.trouble() || well++ < room) {
                shown.add(row);
            }
        }
        return shown;
    }

    /// How many peers are in which state, the worst first: `1 down, 299 up`.
    public static String tally(Snapshot snapshot) {
        Map<Verdict, Long> counts = snapshot.upstreams().stream()
                .flatMap(group -> group.peers().stream())
                .collect(Collectors.groupingBy(PeerView::verdict, Collectors.counting()));
        return Stream.of(Verdict.DOWN, Verdict.DEGRADED, Verdict.UP, Verdict.UNKNOWN)
                .filter(counts::containsKey)
                .map(verdict -> counts.get(verdict) + " " + word(verdict))
                .collect(Collectors.joining(", "));
    }

    private static String word(Verdict verdict) {
        return verdict == Verdict.UNKNOWN ? "unchecked" : Words.of(verdict);
    }

    private static List<TerminalLine> lines(List<Row> rows, List<Integer> widths, List<Condition> whole, int columns) {
        List<TerminalLine> lines = new ArrayList<>();
        lines.add(new TerminalLine(Tone.HEADING, join(HEADINGS, widths)));
        for (Row row : rows) {
            lines.add(new TerminalLine(row.tone(), join(row.cells(), widths)));
            row.conditions().forEach(condition -> lines.addAll(sentence(condition, INDENT, columns)));
        }
        whole.forEach(condition -> lines.addAll(sentence(condition, "", columns)));
        return lines;
    }

    private static List<TerminalLine> sentence(Condition condition, String indent, int columns) {
        return TerminalLine.broken(tone(condition.severity()), indent, sentence(condition), columns);
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
                peer.replica().map(replica -> Words.of(replica.role())).orElse("-"),
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
        if (replica.lagBytes().isEmpty()) {
            return Optional.empty();
        }
        String bytes = size(replica.lagBytes().getAsLong());
        return Optional.of(
                replica.lagSeconds().isEmpty()
                        ? bytes
                        : String.format(
                                Locale.ROOT, "%.1f s, %s", replica.lagSeconds().getAsDouble(), bytes));
    }

    /// In the largest unit that it fills: `999 B`, `4.1 kB`, `183.2 MB`.
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        for (; value >= 1000 && unit < UNITS.size() - 1; unit++) {
            value /= 1000;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }

    private static List<Integer> widths(List<Row> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < HEADINGS.size(); i++) {
            int column = i;
            widths.add(Stream.concat(Stream.of(HEADINGS), rows.stream().map(Row::cells))
                    .mapToInt(cells -> TerminalText.width(cells.get(column)))
                    .max()
                    .getAsInt());
        }
        return widths;
    }

    private static String join(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell)
                    .append(" ".repeat(widths.get(i) - TerminalText.width(cell)))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    static String sentence(Condition condition) {
        String severity = Words.of(condition.severity());
        return condition.code() + " (" + severity + "): " + condition.message();
    }
}
