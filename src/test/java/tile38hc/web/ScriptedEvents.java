package tile38hc.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import tile38hc.json.Json;

/// An event stream that says what a test tells it to: some events to whoever comes, others to who is there.
final class ScriptedEvents implements Handler {
    private final List<String> opening = new ArrayList<>(); // guarded by itself
    private final Set<BlockingQueue<String>> clients = ConcurrentHashMap.newKeySet();

    void open(String event, Json data) {
        synchronized (opening) {
            opening.add(text(event, data));
        }
    }

    void say(String event, Json data) {
        clients.forEach(client -> client.add(text(event, data)));
    }

    @Override
    public Response answer(Request request) {
        return new Response.Stream(200, Optional.of("text/event-stream"), List.of(), this::converse);
    }

    private void converse(OutputStream out) throws IOException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        synchronized (opening) {
            events.addAll(opening);
            clients.add(events);
        }
        try {
            while (true) {
                out.write(events.take().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("the server stops");
        } finally {
            clients.remove(events);
        }
    }

    private static String text(String event, Json data) {
        return "event: " + event + "\ndata: " + data.compact() + "\n\n";
    }
}
