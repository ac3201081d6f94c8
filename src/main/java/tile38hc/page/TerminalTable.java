package tile38hc.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tile38hc.health.Condition;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.health.Verdict;
import tile38hc.page.TerminalLine.Tone;

/// The table of `--watch`: a line a peer, and beneath it a sentence a condition. Text is Unicode without control
/// characters.
public final class TerminalTable {
    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    private TerminalTable() {}

    /// Where there are more rows than fit, peers that are well are left out first.
    ///
    /// @param columns of the terminal: sentences are broken there, the table itself may be wider
    /// @param lines how many there may be, 2 or more
    public static List<TerminalLine> of(Snapshot snapshot, int columns, int lines) {
        List<TerminalRow> rows = rows(snapshot);
        List<Integer> widths = widths(rows); // of all, so that columns stay where they are
        List<TerminalLine> all = lines(rows, widths, snapshot.conditions(), columns);
        if (all.size() <= lines) {
            return all;
        }
        List<TerminalRow> troubled = rows.stream().filter(TerminalRow::trouble).toList();
        List<TerminalLine> some = lines(troubled, widths, snapshot.conditions(), columns);
        int room = lines - some.size() - 1; // the last line tells of those left out
        if (room >= 0) {
            List<TerminalRow> shown = withSomeThatAreWell(rows, room);
            List<TerminalLine> most = lines(shown, widths, snapshot.conditions(), columns);
            most.add(new TerminalLine(Tone.PLAIN, "and " + (rows.size() - shown.size()) + " more that are well"));
            return most;
        }
        List<TerminalLine> first = new ArrayList<>(some.subList(0, lines - 1));
        first.add(new TerminalLine(Tone.PLAIN, "and more than fits here"));
        return first;
    }

    private static List<TerminalRow> withSomeThatAreWell(List<TerminalRow> rows, int room) {
        List<TerminalRow> shown = new ArrayList<>();
        int well = 0;
        for (TerminalRow row : rows) {
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

    private static List<TerminalLine> lines(
            List<TerminalRow> rows, List<Integer> widths, List<Condition> whole, int columns) {
        List<TerminalLine> lines = new ArrayList<>();
        lines.add(new TerminalLine(Tone.HEADING, join(TerminalRow.HEADINGS, widths)));
        for (TerminalRow row : rows) {
            lines.add(new TerminalLine(row.tone(), join(row.cells(), widths)));
            row.conditions().forEach(condition -> lines.addAll(sentence(condition, INDENT, columns)));
        }
        whole.forEach(condition -> lines.addAll(sentence(condition, "", columns)));
        return lines;
    }

    private static List<TerminalLine> sentence(Condition condition, String indent, int columns) {
        return TerminalLine.broken(tone(condition.severity()), indent, TerminalRow.sentence(condition), columns);
    }

    private static List<TerminalRow> rows(Snapshot snapshot) {
        List<TerminalRow> rows = new ArrayList<>();
        for (Group group : snapshot.upstreams()) {
            for (PeerView peer : group.peers()) {
                rows.add(TerminalRow.of(group, peer, snapshot.time()));
            }
        }
        return rows;
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case INFO -> Tone.PLAIN;
            case DEGRADED -> Tone.DEGRADED;
            case DOWN -> Tone.BAD;
        };
    }

    private static List<Integer> widths(List<TerminalRow> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < TerminalRow.HEADINGS.size(); i++) {
            int column = i;
            widths.add(
                    Stream.concat(Stream.of(TerminalRow.HEADINGS), rows.stream().map(TerminalRow::cells))
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
}
