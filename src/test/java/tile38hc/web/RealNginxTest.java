package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.web.Location.Pattern;

/// The same questions to a real nginx and to this server, where there is an nginx: targets, hosts, locations.
class RealNginxTest {

    private static final List<String> SEGMENTS = List.of(
            "a", ".", "..", "", "a.txt", "%2e", "%2E%2e", "a%2fb", ".a", "a..", "%41", "b.q", "%3f", "pre", "prefix");

    @TempDir
    static Path prefix;

    private static Process nginx;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> binary = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/nginx/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(binary.isPresent(), "there is no nginx on this machine");
        port = Served.freePort();
        Files.createDirectory(prefix.resolve("logs"));
        Files.writeString(prefix.resolve("nginx.conf"), CONFIGURATION.formatted(port, port, port));
        nginx = new ProcessBuilder(binary.get().toString(), "-p", prefix.toString(), "-c", "nginx.conf")
                .redirectErrorStream(true)
                .redirectOutput(prefix.resolve("out").toFile())
                .start();
        while (!answers()) {
            assumeTrue(!nginx.waitFor(20, TimeUnit.MILLISECONDS), "this nginx does not run here");
        }
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.destroy();
        }
    }

    private static final String CONFIGURATION = """
            daemon off; master_process off; worker_processes 1; pid nginx.pid; error_log logs/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
                server { listen 127.0.0.1:%d default_server; server_name main;
                    location / { return 200 "root $uri|$args|$host"; }
                    location = /a { return 200 "exact $uri|$args|$host"; }
                    location /pre { return 200 "pre $uri|$args|$host";
                        location ~ q$ { return 200 "inner $uri|$args|$host"; } }
                    location ^~ /prefix { return 200 "prefix $uri|$args|$host"; }
                    location ~ txt$ { return 200 "txt $uri|$args|$host"; }
                    location ~* Q$ { return 200 "q $uri|$args|$host"; }
                }
                server { listen 127.0.0.1:%d; server_name a.example *.b.example www.*; return 200 "named $host"; }
                server { listen 127.0.0.1:%d; server_name *.c.b.example ~^r\\d; return 200 "other $host"; }
            }
            """;

    private static Served ours() throws IOException {
        Listen listen = Served.listen("127.0.0.1");
        Location inner = location(new Pattern.Matching(NginxRegex.of("q$", false)), "inner");
        return new Served(
                Served.server(
                        List.of(listen),
                        "main",
                        BuiltIns.NONE,
                        location(new Pattern.Prefix("/", false), "root"),
                        location(new Pattern.Exact("/a"), "exact"),
                        location(new Pattern.Prefix("/pre", false), "pre", inner),
                        location(new Pattern.Prefix("/prefix", true), "prefix"),
                        location(new Pattern.Matching(NginxRegex.of("txt$", false)), "txt"),
                        location(new Pattern.Matching(NginxRegex.of("Q$", true)), "q")),
                always("a.example *.b.example www.*", "named"),
                always("*.c.b.example ~^r\\d", "other"));
    }

    @Test
    void every_path_means_the_same_to_both() throws IOException {
        List<String> targets =
                new ArrayList<>(List.of("/", "/?", "/a?b#c", "/a#b?c", "/%", "/%4", "/%zz", "/%00", "/a?%zz"));
        for (String first : SEGMENTS) {
            for (String second : SEGMENTS) {
                targets.add("/" + first + "/" + second);
                targets.add("/" + first + second + "?" + first);
            }
        }
        // the JDK's server knows no targets that begin with two slashes, and refuses what java.net.URI does
        targets.removeIf(target -> target.startsWith("//") || target.matches(".*%(.?$|zz.*)"));
        List<String> differ = new ArrayList<>();
        try (Served ours = ours()) {
            for (String target : targets) {
                compare(target, "main", ours, differ);
            }
        }
        assertThat(differ).isEmpty();
    }

    @Test
    void every_host_means_the_same_server_to_both() throws IOException {
        List<String> differ = new ArrayList<>();
        try (Served ours = ours()) {
            for (String host : List.of(
                    "main",
                    "a.example",
                    "A.Example.",
                    "x.b.example:80",
                    "b.example",
                    "x.c.b.example",
                    "c.b.example",
                    "www.x",
                    "www.x.y",
                    "www",
                    "www.",
                    "r1",
                    "r",
                    "",
                    ":80",
                    "a:b:c",
                    "[::1]",
                    "[::1]:8",
                    "[::1",
                    "a/b",
                    "a..b",
                    "a b",
                    ".",
                    "a\\b",
                    "a_b",
                    "*",
                    "\u00e9")) {
                compare("/", host, ours, differ);
            }
        }
        assertThat(differ).isEmpty();
    }

    private static void compare(String target, String host, Served ours, List<String> differ) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        String theirs = summary(nginx(request));
        String own = summary(ours.raw(request));
        if (!theirs.equals(own)) {
            differ.add(target + " at " + host + ": nginx " + theirs + ", we " + own);
        }
    }

    private static String summary(String response) {
        Answer answer = Answer.of(response);
        return answer.status() == 200 ? answer.body() : Integer.toString(answer.status());
    }

    private static String nginx(String request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Served.LOOPBACK, port));
            Served.send(socket, request);
            return Served.drain(socket);
        }
    }

    private static boolean answers() {
        try {
            return nginx("GET / HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200");
        } catch (IOException _) {
            return false;
        }
    }

    private static Location location(Pattern pattern, String name, Location... nested) {
        Handler show = r -> Response.Page.text(name + " " + r.uri() + "|" + r.args() + "|" + r.host());
        return new Location(pattern, false, Settings.of(show), List.of(nested));
    }

    private static VirtualServer always(String names, String text) {
        Location all = Served.prefix("/", Settings.of(r -> Response.Page.text(text + " " + r.host())));
        return Served.server(List.of(Served.listen("127.0.0.1")), names, BuiltIns.NONE, all);
    }
}
