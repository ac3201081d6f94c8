package tile38hc.browser;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// One page of a browser: what it shows, and what it did to show it.
public final class Page implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_NANOS = 20_000_000;

    private final DevTools devTools;
    private final String session;
    private final String context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Page(DevTools devTools, String session, String context) throws IOException {
        this.devTools = devTools;
        this.session = session;
        this.context = context;
        devTools.listen(event -> {
            if (event.session().equals(session)) {
                happened(event);
            }
        });
        for (String domain : List.of("Page", "Runtime", "Network", "Log", "Accessibility")) {
            send(domain + ".enable");
        }
    }

    /// Opens an address, and returns once it is loaded with all that it names. It is opened again where the browser
    /// fell over itself: it opens connections ahead, and on a slow machine the server may close one before its use.
    public void go(String url) throws IOException {
        do {
            complaints.clear();
            send("Page.navigate", new JsonObject().put("url", url));
            await("document.readyState === 'complete'");
        } while (complaints.stream().anyMatch(complaint -> complaint.contains("net::ERR_SOCKET_NOT_CONNECTED")));
    }

    /// The window's size in CSS pixels, and which colours its owner prefers.
    public void looks(int width, int height, boolean phone, boolean dark) throws IOException {
        send(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", phone ? 2 : 1)
                        .put("mobile", phone));
        prefers("prefers-color-scheme", dark ? "dark" : "light");
    }

    /// What a media query asks for.
    public void prefers(String feature, String value) throws IOException {
        Json one = new JsonObject().put("name", feature).put("value", value).done();
        send("Emulation.setEmulatedMedia", new JsonObject().put("features", List.of(one)));
    }

    /// The value of a JavaScript expression, awaited if it is a promise.
    public Json evaluate(String expression) throws IOException {
        Json.Obj answer = send(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        Optional<Json.Obj> thrown = answer.get("exceptionDetails", Json.Obj.class);
        if (thrown.isPresent()) {
            throw new AssertionError(expression + " threw " + thrown.get().compact());
        }
        return answer.get("result", Json.Obj.class).orElseThrow().members().getOrDefault("value", Json.NULL);
    }

    /// The text that an expression gives; empty for `null`.
    public String text(String expression) throws IOException {
        return evaluate(expression) instanceof Json.Str(String value) ? value : "";
    }

    /// The texts of all elements that a selector finds, in the page's order.
    public List<String> texts(String selector) throws IOException {
        Json all = evaluate("[...document.querySelectorAll('" + selector + "')].map((one) => one.textContent)");
        return ((Json.Arr) all)
                .items().stream().map(text -> ((Json.Str) text).value()).toList();
    }

    /// The number that an expression gives.
    public double number(String expression) throws IOException {
        return ((Json.Num) evaluate(expression)).value();
    }

    /// Presses a key, such as `Tab` or `Enter`, as a reader would.
    public void press(String key) throws IOException {
        JsonObject event = new JsonObject().put("key", key).put("code", key);
        int number = key.equals("Enter") ? 13 : key.equals("Tab") ? 9 : 0;
        event.put("windowsVirtualKeyCode", number).put("text", key.equals("Enter") ? "\r" : "");
        send("Input.dispatchKeyEvent", event.put("type", "keyDown"));
        send("Input.dispatchKeyEvent", event.put("type", "keyUp"));
    }

    /// Begins to count for [#busySeconds].
    public void measure() throws IOException {
        send("Performance.enable", new JsonObject().put("timeDomain", "threadTicks"));
    }

    /// Processor time that the page has taken to run its scripts, lay itself out and draw itself, whatever else the
    /// machine does.
    public double busySeconds() throws IOException {
        return send("Performance.getMetrics").get("metrics", Json.Arr.class).orElseThrow().items().stream()
                .map(Json.Obj.class::cast)
                .filter(metric -> Chromium.text(metric, "name").equals("TaskDuration"))
                .mapToDouble(metric ->
                        metric.get("value", Json.Num.class).orElseThrow().value())
                .sum();
    }

    /// Waits until an expression holds.
    public void await(String expression) throws IOException {
        await(expression, PATIENCE_NANOS);
    }

    public void await(String expression, long nanos) throws IOException {
        long deadline = System.nanoTime() + nanos;
        while (!evaluate("Boolean(" + expression + ")").equals(new Json.Bool(true))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never came true: " + expression + "\nthe page shows:\n"
                        + text("document.body.innerText") + "\nand complains: " + complaints);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// A PNG of the window, or of the whole page.
    public byte[] screenshot(boolean whole) throws IOException {
        Json.Obj answer = send(
                "Page.captureScreenshot", new JsonObject().put("format", "png").put("captureBeyondViewport", whole));
        return Base64.getDecoder().decode(Chromium.text(answer, "data"));
    }

    /// What assistive technology is given, node by node.
    public List<Json.Obj> accessibilityTree() throws IOException {
        return send("Accessibility.getFullAXTree").get("nodes", Json.Arr.class).orElseThrow().items().stream()
                .map(Json.Obj.class::cast)
                .toList();
    }

    /// Everything on the console that is worse than information, exceptions, and refusals by the page's policy.
    public List<String> complaints() {
        return complaints;
    }

    /// The URLs that were asked for, in their order.
    public List<String> requests() {
        return requests;
    }

    public Json.Obj send(String method) throws IOException {
        return send(method, new JsonObject());
    }

    public Json.Obj send(String method, JsonObject params) throws IOException {
        return devTools.send(session, method, params);
    }

    @Override
    public void close() throws IOException {
        devTools.send("Target.disposeBrowserContext", new JsonObject().put("browserContextId", context));
    }

    private void happened(DevTools.Event event) {
        switch (event.method()) {
            case "Runtime.exceptionThrown" -> complaints.add(event.params().compact());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert").contains(Chromium.text(event.params(), "type"))) {
                    complaints.add(event.params().compact());
                }
            }
            case "Log.entryAdded" -> {
                Json.Obj entry = event.params().get("entry", Json.Obj.class).orElseThrow();
                if (List.of("error", "warning").contains(Chromium.text(entry, "level"))) {
                    complaints.add(entry.compact());
                }
            }
            case "Network.requestWillBeSent" ->
                requests.add(Chromium.text(
                        event.params().get("request", Json.Obj.class).orElseThrow(), "url"));
            default -> {}
        }
    }
}
