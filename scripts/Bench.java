import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// Measures target/tile38-hc.jar, run with the flags of scripts/jvm-options, against a backend on loopback.
///
/// The backend and the floor, a checker that does the least that any must do, are C programs beside this one. Without
/// a C compiler a backend in Java takes part and the floor is left out. CPU time and memory are the operating
/// system's figures for the one process of tile38-hc.
final int PEERS = 1_000;
final int UPSTREAMS = 10_000;
final int PAIRS = 5;

final List<Process> started = new ArrayList<>();
final Path folder = temporaryFolder();

void main() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::cleanUp));
    Optional<Path> floor = compiled("bench-floor");
    Backend backend = compiled("bench-backend").<Backend>map(this::backend).orElseGet(JavaBackend::new);
    if (floor.isEmpty()) {
        IO.println("no C compiler: the backend is a slower one in Java, and there is no floor to compare with");
    }
    saturated(backend, floor);
    steady(backend);
    for (int peers : new int[] {2, PEERS}) {
        pages(backend, peers);
    }
    start(backend);
    large(backend);
}

/// As many probes as it can, in turns with the floor.
void saturated(Backend backend, Optional<Path> floor) throws Exception {
    Checker checker = checker(backend, PEERS, 2, 100);
    pause(15); // the compiler's work, and not to be counted
    double[] costs = new double[PAIRS];
    double[] rates = new double[PAIRS];
    double[] ratios = new double[PAIRS];
    double[] floors = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        Window window = measured(checker, backend, 4);
        costs[i] = window.microsPerProbe();
        rates[i] = window.probesPerSecond();
        if (floor.isPresent()) {
            checker.signal("STOP");
            floors[i] = floorCost(floor.get(), backend.port());
            ratios[i] = costs[i] / floors[i];
            checker.signal("CONT");
            pause(1);
        }
    }
    row("probes per second, " + PEERS + " peers, 100 at once", "%,.0f", median(rates));
    row("CPU time per probe", "%.1f µs", median(costs));
    if (floor.isPresent()) {
        row("CPU time per probe of the floor", "%.1f µs", median(floors));
        row("ratio, the median of " + PAIRS + " pairs in turns", "%.2f", median(ratios));
    }
    checker.end();
}

void steady(Backend backend) throws Exception {
    Checker checker = checker(backend, PEERS, 2_000, 10);
    pause(20);
    Window window = measured(checker, backend, 20);
    row("CPU at " + PEERS + " peers every 2 s", "%.1f %% of a core", 100 * window.cpuShare());
    row("resident memory with " + PEERS + " peers", "%.1f MB", checker.residentMegabytes());
    checker.end();
}

void pages(Backend backend, int peers) throws Exception {
    Checker checker = checker(backend, peers, 2_000, 10);
    if (peers == 2) {
        pause(20); // what the start needed has been given back by then
        row("resident memory with 2 peers", "%.1f MB", checker.residentMegabytes());
    }
    pause(5);
    load(checker.port(), 5); // for the compiler
    row("pages per second, " + peers + " peers, 4 connections", "%,.0f", load(checker.port(), 5));
    checker.end();
}

void start(Backend backend) throws Exception {
    double[] millis = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        long began = System.nanoTime();
        Checker checker = checker(backend, 2, 2_000, 10);
        millis[i] = (System.nanoTime() - began) / 1e6;
        checker.end();
    }
    row("from the start to the first page", "%.0f ms", median(millis));
}

/// A file of 100,000 lines, with a checker for each of its upstreams.
void large(Backend backend) throws Exception {
    double[] millis = new double[PAIRS];
    double[] megabytes = new double[PAIRS];
    for (int i = 0; i < PAIRS; i++) {
        int port = freePort();
        Path configuration =
                Files.writeString(folder.resolve("large.conf"), largeConfiguration(backend.port(), port));
        long began = System.nanoTime();
        Checker checker = checker(configuration, port);
        millis[i] = (System.nanoTime() - began) / 1e6;
        pause(10); // each has been checked by then
        megabytes[i] = checker.residentMegabytes();
        checker.end();
    }
    row("from the start to the first page, 10,000 upstreams", "%.0f ms", median(millis));
    row("resident memory with 10,000 upstreams", "%.1f MB", median(megabytes));
}

void row(String what, String format, double value) {
    IO.println("%-50s %20s".formatted(what, format.formatted(value)));
}

/// What a while of probing came to.
record Window(long probes, Duration cpu, double seconds) {

    double probesPerSecond() {
        return probes / seconds;
    }

    double microsPerProbe() {
        return cpu.toNanos() / 1e3 / probes;
    }

    double cpuShare() {
        return cpu.toNanos() / 1e9 / seconds;
    }
}

Window measured(Checker checker, Backend backend, int seconds) throws Exception {
    long probes = backend.answered();
    Duration cpu = checker.cpu();
    long began = System.nanoTime();
    pause(seconds);
    double took = (System.nanoTime() - began) / 1e9;
    long answered = backend.answered() - probes;
    if (answered == 0) {
        throw new IllegalStateException("not one probe was answered");
    }
    return new Window(answered, checker.cpu().minus(cpu), took);
}

/// The peers: one port on every 127.x.y.z.
interface Backend {
    int port();

    long answered() throws IOException;
}

Backend backend(Path program) {
    try {
        int port = freePort();
        start(program.toString(), "" + port);
        await(port);
        return new Backend() {
            @Override
            public int port() {
                return port;
            }

            @Override
            public long answered() throws IOException {
                String reply = get(port, "/count");
                return Long.parseLong(reply.substring(reply.indexOf("\r\n\r\n")).strip());
            }
        };
    } catch (Exception e) {
        throw new IllegalStateException("the backend does not start", e);
    }
}

static final class JavaBackend implements Backend {
    private static final byte[] REPLY = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".getBytes();

    private final ServerSocket server;
    private final LongAdder answered = new LongAdder();

    JavaBackend() {
        try {
            server = new ServerSocket(0, 10_000);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public long answered() {
        return answered.sum();
    }

    private void serve() {
        try {
            while (true) {
                Socket peer = server.accept();
                Thread.startVirtualThread(() -> answer(peer));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(Socket peer) {
        try (peer) {
            if (peer.getInputStream().read(new byte[4_096]) > 0) {
                peer.getOutputStream().write(REPLY);
                answered.increment();
            }
        } catch (IOException e) {
            // that probe's loss
        }
    }
}

/// A running tile38-hc that has served its first page.
record Checker(Process process, int port) {

    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    double residentMegabytes() throws Exception {
        return Long.parseLong(output("ps", "-o", "rss=", "-p", "" + process.pid()).strip()) / 1_000.0;
    }

    void signal(String name) throws Exception {
        output("kill", "-" + name, "" + process.pid());
    }

    void end() throws Exception {
        process.destroy();
        process.waitFor();
    }
}

Checker checker(Backend backend, int peers, int intervalMillis, int concurrency) throws Exception {
    int port = freePort();
    Path configuration = Files.writeString(
            folder.resolve("nginx.conf"), configuration(backend.port(), port, peers, intervalMillis, concurrency));
    return checker(configuration, port);
}

Checker checker(Path configuration, int port) throws Exception {
    List<String> command = new ArrayList<>(
            List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"));
    command.addAll(Files.readAllLines(Path.of("scripts", "jvm-options")));
    command.addAll(List.of("-jar", "target/tile38-hc.jar", configuration.toString()));
    Process process = start(command.toArray(String[]::new));
    await(port);
    return new Checker(process, port);
}

String configuration(int backend, int port, int peers, int intervalMillis, int concurrency) {
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < peers; i++) {
        servers.append("        server 127.1.%d.%d:%d;\n".formatted(i / 250, i % 250 + 1, backend));
    }
    String upstream = "    upstream peers {\n" + servers + "    }\n";
    return configuration(upstream, port, intervalMillis, concurrency);
}

/// Ten lines for each upstream.
String largeConfiguration(int backend, int port) {
    StringBuilder upstreams = new StringBuilder();
    for (int i = 0; i < UPSTREAMS; i++) {
        String address = "127.1.%d.%d:%d".formatted(i / 250, i % 250 + 1, backend);
        upstreams.append("""
                # the pair in place %1$d

                upstream pair-%1$d {
                    # the leader
                    server %2$s;

                    # the follower
                    server %2$s backup;
                }

            """.formatted(i, address));
    }
    return configuration(upstreams.toString(), port, 10_000, 10);
}

/// With a checker for every upstream.
String configuration(String upstreams, int port, int intervalMillis, int concurrency) {
    return """
            events { }
            http {
            %s
                lua_shared_dict healthcheck 10m;
                init_worker_by_lua_block {
                    local hc = require "resty.upstream.healthcheck"
                    for _, name in ipairs(require("ngx.upstream").get_upstreams()) do
                        local ok, err = hc.spawn_checker{
                            shm = "healthcheck", upstream = name, type = "http",
                            http_req = "GET /healthz HTTP/1.0\\r\\nHost: tile38-leader\\r\\n\\r\\n",
                            interval = %d, timeout = 60000, fall = 3, rise = 2,
                            valid_statuses = {200, 302}, concurrency = %d,
                        }
                        if not ok then error(err) end
                    end
                }
                server {
                    listen 127.0.0.1:%d;
                    location = /status {
                        default_type text/plain;
                        content_by_lua_block {
                            local hc = require "resty.upstream.healthcheck"
                            ngx.say("Nginx Worker PID: ", ngx.worker.pid())
                            ngx.print(hc.status_page())
                        }
                    }
                }
            }
            """.formatted(upstreams, intervalMillis, concurrency, port);
}

double floorCost(Path floor, int port) throws Exception {
    String line = output(floor.toString(), "" + port, "" + PEERS, "100", "4");
    List<String> words = Arrays.asList(line.split(" "));
    return Double.parseDouble(words.get(words.indexOf("cpu_us_per_probe") + 1));
}

/// Asks for the page over four kept connections, one request at a time on each.
///
/// @return pages per second
double load(int port, int seconds) throws Exception {
    byte[] request = "GET /status HTTP/1.1\r\nHost: bench\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    LongAdder pages = new LongAdder();
    long began = System.nanoTime();
    long end = began + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
        clients.add(Thread.startVirtualThread(() -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                byte[] buffer = new byte[1 << 16];
                int length = 0;
                while (System.nanoTime() < end) {
                    socket.getOutputStream().write(request);
                    length = readPage(socket.getInputStream(), buffer, length);
                    pages.increment();
                }
            } catch (IOException e) {
                throw new IllegalStateException("a connection was not kept", e);
            }
        }));
    }
    for (Thread client : clients) {
        client.join();
    }
    return pages.sum() / ((System.nanoTime() - began) / 1e9);
}

/// Reads one reply, whose length is that of the one before unless that is 0.
int readPage(InputStream in, byte[] buffer, int length) throws IOException {
    int read = 0;
    while (length == 0 || read < length) {
        int more = in.read(buffer, read, buffer.length - read);
        if (more < 0) {
            throw new IOException("ended within a page");
        }
        read += more;
        if (length == 0) {
            length = replyLength(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        }
    }
    return length;
}

/// Of the whole reply that begins like this; 0 if that cannot be told yet.
int replyLength(String beginning) {
    int blank = beginning.indexOf("\r\n\r\n");
    if (blank < 0) {
        return 0;
    }
    for (String line : beginning.substring(0, blank).split("\r\n")) {
        if (line.toLowerCase().startsWith("content-length:")) {
            return blank + 4 + Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
    }
    throw new IllegalStateException("a page without Content-Length");
}

String get(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}

void await(int port) throws Exception {
    for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < deadline; ) {
        try {
            if (get(port, "/status").contains(" 200 ")) {
                return;
            }
        } catch (IOException e) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
    throw new IllegalStateException("nobody answers on port " + port);
}

Optional<Path> compiled(String name) throws Exception {
    Path program = folder.resolve(name);
    try {
        output("cc", "-O2", "-o", program.toString(), "scripts/" + name + ".c");
    } catch (IOException e) {
        return Optional.empty(); // there is no cc
    }
    return Optional.of(program).filter(Files::isExecutable);
}

Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("errors").toFile())
            .start();
    started.add(process);
    return process;
}

static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
}

int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
    }
}

void pause(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
}

static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
}

static Path temporaryFolder() {
    try {
        return Files.createTempDirectory("tile38-hc-bench");
    } catch (IOException e) {
        throw new IllegalStateException(e);
    }
}

void cleanUp() {
    started.forEach(Process::destroyForcibly);
    try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
        IO.println("left behind: " + folder);
    }
}
