package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tile38hc.health.Condition;
import tile38hc.health.Replica;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;
import tile38hc.health.Verdict;
import tile38hc.page.TerminalLine.Tone;

/// What the table of `--watch` says of one peer, in words that are fit for a terminal.
///
/// @param cells one for each of [#HEADINGS]
/// @param trouble whether there is more to it than that all is well
/// @param conditions each gets a sentence beneath the line
record TerminalRow(List<String> cells, Tone tone, boolean trouble, List<Condition> conditions) {
    static final List<String> HEADINGS = List.of("UPSTREAM", "PEER", "STATE", "SINCE", "LATENCY", "ROLE", "LAG");
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    TerminalRow {
        cells = List.copyOf(cells);
        conditions = List.copyOf(conditions);
    }

    static TerminalRow of(Group group, PeerView peer, Instant now) {
        return new TerminalRow(cells(group, peer, now), tone(peer), troubled(peer), peer.conditions());
    }

    private static List<String> cells(Group group, PeerView peer, Instant now) {
        return List.of(
                TerminalText.of(group.name()),
                TerminalText.of(peer.address()),
                state(peer),
                peer.since().map(since -> age(Duration.between(since, now))).orElse("-"),
                peer.last().map(probe -> latency(probe.took())).orElse("-"),
                peer.replica().map(replica -> Words.of(replica.role())).orElse("-"),
                peer.replica().flatMap(TerminalRow::lag).orElse("-"));
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

    static String sentence(Condition condition) {
        String severity = Words.of(condition.severity());
        return condition.code() + " (" + severity + "): " + condition.message();
    }
}
