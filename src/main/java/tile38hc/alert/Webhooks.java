package tile38hc.alert;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import tile38hc.health.JournalEntry;
import tile38hc.health.Time;
import tile38hc.page.StatusJson;

/// All receivers that `--webhook` names. Where it names none, this costs nothing.
public final class Webhooks implements AutoCloseable {
    /// How long the end of the process waits for all of them together.
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Time time;
    private final List<Webhook> webhooks = new ArrayList<>();

    /// @param urls secret; a log line names their place in this list, from 1
    /// @param threads one for each: virtual ones outside tests
    /// @param log takes lines about receivers that do not receive
    public Webhooks(List<URI> urls, Time time, ThreadFactory threads, Consumer<String> log) {
        this.time = time;
        StatusJson.Process process = StatusJson.Process.self(time.now());
        for (URI url : urls) {
            String name = "webhook " + (webhooks.size() + 1);
            webhooks.add(new Webhook(name, new HttpReceiver(url), Webhook.Timing.USUAL, time, process, threads, log));
        }
    }

    public void start() {
        webhooks.forEach(Webhook::start);
    }

    /// Returns at once, whatever the receivers do.
    public void tell(JournalEntry entry) {
        webhooks.forEach(webhook -> webhook.tell(entry));
    }

    /// Sends what waits, as far as the receivers are quick enough.
    @Override
    public void close() {
        webhooks.forEach(Webhook::finish);
        long end = time.nanos() + PATIENCE.toNanos();
        try {
            for (Webhook webhook : webhooks) {
                webhook.join(Duration.ofNanos(Math.max(0, end - time.nanos())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
