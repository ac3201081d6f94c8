package tile38hc.alert;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import tile38hc.health.JournalEntry;
import tile38hc.health.Time;
import tile38hc.page.Alert;
import tile38hc.page.AlertJson;
import tile38hc.page.StatusJson;

/// Tells one receiver what happens, on a thread of its own, so that nobody waits for it.
///
/// What comes while a message is under way, or while the receiver is out of order, goes with the next one, as far
/// as it is no more than [#MOST_WAITING]. A message that fails is sent again after a second, two, four and so on up
/// to a minute, for nine minutes. The log hears of the first failure, of its end, and of what was given up. There the
/// receiver is a number, never an address.
final class Webhook {
    private static final int MOST_WAITING = 2_000;
    private static final int MOST_IN_A_MESSAGE = 100;
    private static final long IDLE_NANOS = Duration.ofHours(1).toNanos();

    /// @param pause between two messages, and after a failure; it doubles with each further one
    /// @param longestPause what it doubles up to
    /// @param tries how often a message is sent at most
    record Timing(Duration pause, Duration longestPause, int tries) {
        static final Timing USUAL = new Timing(Duration.ofSeconds(1), Duration.ofMinutes(1), 15);

        Duration pauseAfter(int failures) {
            Duration length = pause;
            for (int i = 1; i < failures && length.compareTo(longestPause) < 0; i++) {
                length = length.multipliedBy(2);
            }
            return length.compareTo(longestPause) < 0 ? length : longestPause;
        }
    }

    private final String name;
    private final Receiver receiver;
    private final Timing timing;
    private final Time time;
    private final StatusJson.Process process;
    private final Consumer<String> log;
    private final Inbox inbox;
    private final Thread thread;
    private final Damper damper = new Damper(); // this and the rest: the thread's
    private final Deque<Alert> waiting = new ArrayDeque<>();
    private long lost; // since the last message that arrived
    private int failures; // in a row
    private int tries; // of this message

    /// @param name what the log calls it
    Webhook(
            String name,
            Receiver receiver,
            Timing timing,
            Time time,
            StatusJson.Process process,
            ThreadFactory threads,
            Consumer<String> log) {
        this.name = name;
        this.receiver = receiver;
        this.timing = timing;
        this.time = time;
        this.process = process;
        this.log = log;
        this.inbox = new Inbox(MOST_WAITING, time);
        this.thread = threads.newThread(this::work);
    }

    void start() {
        thread.start();
    }

    /// Returns at once.
    void tell(JournalEntry entry) {
        inbox.put(entry);
    }

    /// What is there is sent once more, now, and then nothing any more.
    void finish() {
        inbox.close();
    }

    /// Waits for the end, if there was a start, and brings it about when time is up.
    void join(Duration patience) throws InterruptedException {
        if (thread.isAlive() && !thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void work() {
        try {
            boolean last;
            do {
                if (waiting.isEmpty()) {
                    inbox.awaitEntry(damper.untilNext(time.nanos()).orElse(IDLE_NANOS));
                }
                last = inbox.isClosing();
                gather(last);
                if (!waiting.isEmpty()) {
                    inbox.pause(deliver().toNanos());
                }
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the process has no time left
        }
    }

    /// Moves what has come in, as far as it is to be told now, to what waits.
    private void gather(boolean everything) {
        Inbox.Post post = inbox.take();
        lost += post.lost();
        long now = time.nanos();
        for (JournalEntry entry : post.entries()) {
            damper.take(entry, now).ifPresent(waiting::add);
        }
        waiting.addAll(everything ? damper.rest() : damper.due(now));
        while (waiting.size() > MOST_WAITING) {
            waiting.removeFirst();
            lost++;
        }
    }

    /// Sends what waits, once, and tells how long to be quiet then.
    private Duration deliver() throws InterruptedException {
        List<Alert> alerts = waiting.stream().limit(MOST_IN_A_MESSAGE).toList();
        return switch (receiver.send(AlertJson.of(alerts, lost, process))) {
            case Delivery.Done _ -> {
                if (failures > 0) {
                    log.accept(name + ": it takes messages again");
                }
                failures = 0;
                lost = 0;
                drop(alerts.size());
                yield timing.pause();
            }
            case Delivery.Refused(String why) -> {
                failures++;
                giveUp(alerts.size(), why);
                yield timing.pauseAfter(failures);
            }
            case Delivery.Failed failed -> {
                failures++;
                tries++;
                if (tries >= timing.tries()) {
                    giveUp(alerts.size(), failed.why() + ", " + tries + " times");
                } else if (failures == 1) {
                    log.accept(name + ": " + failed.why() + "; it is tried again");
                }
                Duration pause = timing.pauseAfter(failures);
                yield failed.quiet().filter(quiet -> quiet.compareTo(pause) > 0).orElse(pause);
            }
        };
    }

    private void giveUp(int count, String why) {
        log.accept(name + ": " + why + "; " + count + (count == 1 ? " alert is" : " alerts are") + " given up");
        lost += count;
        drop(count);
    }

    private void drop(int count) {
        for (int i = 0; i < count; i++) {
            waiting.removeFirst();
        }
        tries = 0;
    }
}
