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
        List<TerminalLine> lines = new ArrayList<>();
        lines.add(new TerminalLine(Tone.HEADING, CLOCK.format(now) + "  " + title));
        lines.add(new TerminalLine(Tone.PLAIN, ""));
        List<TerminalLine> beneath = beneath();
        int room = Math.max(2, size.lines() - lines.size() - beneath.size());
        lines.addAll(TerminalTable.of(snapshots.apply(now), size.columns(), room));
        lines.addAll(beneath);
        return lines.subList(0, Math.min(lines.size(), size.lines()));
    }

    /// The end of the log, which is printable already.
    private List<TerminalLine> beneath() {
        List<TerminalLine> lines = new ArrayList<>();
        for (String line : log.newest()) {
            if (lines.isEmpty()) {
                lines.add(new TerminalLine(Tone.PLAIN, ""));
            }
            lines.add(TerminalLine.of(Tone.PLAIN, line));
        }
        return lines;
    }
}
