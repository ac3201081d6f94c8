package tile38hc;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tile38hc.health.Snapshot;
import tile38hc.page.PeerNews;
import tile38hc.page.TerminalLine;
import tile38hc.page.TerminalLine.Tone;
import tile38hc.page.TerminalTable;

/// `--watch`: all peers in a table that is drawn anew each second, the newest lines of the log beneath; where the
/// output is no terminal, a line for each change.
final class Watch {
    static final Duration PACE = Duration.ofSeconds(1);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    /// Of a line in nginx's shape: the day, the time with the level, the process.
    private static final Pattern PREFIX = Pattern.compile("^\\d{4}/\\d\\d/\\d\\d (\\S+ \\[\\w+\\]) \\d+#\\d+:");

    private final Function<Instant, Snapshot> snapshots;
    private final Supplier<Instant> clock;
    private final Terminal terminal;
    private final HeldLines log;

    Watch(Function<Instant, Snapshot> snapshots, Supplier<Instant> clock, Terminal terminal, HeldLines log) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.terminal = terminal;
        this.log = log;
    }

    /// Shows what is so until it is told to stop, or nobody sees it any more.
    ///
    /// @param title what is watched
    void untilStopped(String title, Duration pace, CountDownLatch stop) throws InterruptedException {
        if (!terminal.isLive()) {
            PeerNews news = new PeerNews();
            again(() -> tell(news), pace, stop);
            return;
        }
        log.hold(true);
        try (Screen screen = new Screen(terminal)) {
            again(() -> screen.draw(lines(title)), pace, stop);
        } finally {
            log.hold(false);
        }
    }

    private static void again(BooleanSupplier show, Duration pace, CountDownLatch stop) throws InterruptedException {
        boolean stopped = false;
        while (!stopped && show.getAsBoolean()) {
            stopped = stop.await(pace.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean tell(PeerNews news) {
        Instant now = clock.get();
        StringBuilder text = new StringBuilder();
        for (String line : news.since(snapshots.apply(now))) {
            text.append(CLOCK.format(now)).append(' ').append(line).append('\n');
        }
        return terminal.print(text.toString());
    }

    private List<TerminalLine> lines(String title) {
        Instant now = clock.get();
        Terminal.Size size = terminal.size();
        Snapshot snapshot = snapshots.apply(now);
        List<TerminalLine> lines = new ArrayList<>();
        lines.add(new TerminalLine(
                Tone.HEADING, CLOCK.format(now) + "  " + title + "  " + TerminalTable.tally(snapshot)));
        lines.add(new TerminalLine(Tone.PLAIN, ""));
        List<TerminalLine> beneath = beneath(size);
        int room = Math.max(2, size.lines() - lines.size() - beneath.size());
        lines.addAll(TerminalTable.of(snapshot, size.columns(), room));
        lines.addAll(beneath);
        return lines.subList(0, Math.min(lines.size(), size.lines()));
    }

    /// The end of the log, which is printable already: its newest lines, in a third of the screen at most.
    private List<TerminalLine> beneath(Terminal.Size size) {
        List<TerminalLine> lines = new ArrayList<>();
        for (String line : log.newest().reversed()) {
            List<TerminalLine> broken = TerminalLine.broken(Tone.PLAIN, shortened(line), size.columns());
            if (lines.size() + broken.size() >= Math.max(2, size.lines() / 3)) {
                break;
            }
            lines.addAll(0, broken);
        }
        if (!lines.isEmpty()) {
            lines.addFirst(new TerminalLine(Tone.PLAIN, ""));
        }
        return lines;
    }

    /// Without the day and the process, which are those of the title above.
    private static String shortened(String line) {
        return PREFIX.matcher(line).replaceFirst("$1");
    }
}
