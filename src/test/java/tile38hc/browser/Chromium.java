package tile38hc.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// A browser of its own, with an empty profile that goes when it is closed. Nothing of the machine's is used.
public final class Chromium implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final Path profile;
    private final Process process;
    private final DevTools devTools;

    private Chromium(Path profile, Process process, DevTools devTools) {
        this.profile = profile;
        this.process = process;
        this.devTools = devTools;
    }

    /// The program, where there is one on the PATH.
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium start(Path program) throws IOException {
        Path profile = Files.createTempDirectory("tile38-hc-chromium");
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-background-timer-throttling",
                        "--disable-renderer-backgrounding",
                        "--disable-backgrounding-occluded-windows",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new Chromium(profile, process, new DevTools(address(profile, process)));
        } catch (IOException | RuntimeException e) {
            end(process, profile);
            throw e;
        }
    }

    /// An empty page that shares nothing with the others.
    public Page open() throws IOException {
        String context = text(
                devTools.send("Target.createBrowserContext", new JsonObject().put("disposeOnDetach", true)),
                "browserContextId");
        String target = text(
                devTools.send(
                        "Target.createTarget",
                        new JsonObject().put("url", "about:blank").put("browserContextId", context)),
                "targetId");
        String session = text(
                devTools.send(
                        "Target.attachToTarget",
                        new JsonObject().put("targetId", target).put("flatten", true)),
                "sessionId");
        return new Page(devTools, session, context);
    }

    @Override
    public void close() {
        devTools.close();
        end(process, profile);
    }

    static String text(Json.Obj object, String member) {
        return object.get(member, Json.Str.class).orElseThrow().value();
    }

    /// What the browser writes into its profile once it listens: the port and the path.
    private static URI address(Path profile, Process process) throws IOException {
        Path file = profile.resolve("DevToolsActivePort");
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < deadline; ) {
            try {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() == 2) {
                    return URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast());
                }
            } catch (NoSuchFileException _) {
                // not yet
            }
            try {
                if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException("Chromium ended with status " + process.exitValue());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        throw new IOException("Chromium did not say where it listens");
    }

    private static void end(Process process, Path profile) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException("the profile could not be removed", e);
        }
    }
}
