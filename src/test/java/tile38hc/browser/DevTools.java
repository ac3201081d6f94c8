package tile38hc.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;
import tile38hc.json.JsonRules;

/// One WebSocket to a browser, by which all its pages are driven: numbered commands, their answers, and events.
/// Safe for use by many threads.
final class DevTools implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final JsonRules RULES = new JsonRules(false, JsonRules.Numbers.STRICT, 1_000, 256 << 20);

    /// @param session the page that it comes from
    record Event(String session, String method, Json.Obj params) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Json.Obj>> waiting = new ConcurrentHashMap<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null); // guarded by this

    DevTools(URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, new Receiver()).join();
    }

    /// From now on this is told of every event, one after the other.
    void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /// Sends a command to the browser itself.
    Json.Obj send(String method, JsonObject params) throws IOException {
        return send("", method, params);
    }

    /// Sends a command to the page of a session, and waits for the answer.
    ///
    /// @throws IOException if the browser refuses the command or says nothing
    Json.Obj send(String session, String method, JsonObject params) throws IOException {
        int id = last.incrementAndGet();
        JsonObject command =
                new JsonObject().put("id", id).put("method", method).put("params", params.done());
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        CompletableFuture<Json.Obj> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        String text = command.done().compact();
        synchronized (this) { // a WebSocket takes the next text once it has sent the last
            sent = sent.thenCompose(_ -> socket.sendText(text, true));
        }
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(method + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            waiting.remove(id);
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    private void received(String text) {
        Json.Obj message = (Json.Obj) Json.read(text, RULES);
        Json.Obj params = message.get("params", Json.Obj.class).orElse(new Json.Obj(Map.of()));
        message.get("method", Json.Str.class).ifPresent(method -> {
            String session = message.get("sessionId", Json.Str.class)
                    .map(Json.Str::value)
                    .orElse("");
            Event event = new Event(session, method.value(), params);
            listeners.forEach(listener -> listener.accept(event));
        });
        message.get("id", Json.Num.class)
                .map(id -> waiting.get((int) id.value()))
                .ifPresent(answer -> {
                    message.get("error", Json.Obj.class)
                            .ifPresent(error -> answer.completeExceptionally(new IOException(error.compact())));
                    answer.complete(message.get("result", Json.Obj.class).orElse(new Json.Obj(Map.of())));
                });
    }

    /// Puts the parts of a message together.
    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                received(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            IOException gone = new IOException("the browser has gone: " + status + " " + reason);
            waiting.values().forEach(answer -> answer.completeExceptionally(gone));
            return null;
        }
    }
}
