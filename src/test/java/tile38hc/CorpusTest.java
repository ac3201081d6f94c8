package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tile38hc.health.CheckerSpec;
import tile38hc.log.Log;

/// Configurations as people write them: every folder of `nginx-compat/corpus` is one test. What a folder gave in
/// place of what it should is left in `target/corpus`, in the form of its `expect.txt`.
class CorpusTest {
    private static final Path CORPUS = Path.of("nginx-compat", "corpus");
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long POLL_MILLIS = 20;

    @TestFactory
    Stream<DynamicTest> gives_what_it_must() throws IOException {
        return folders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder)));
    }

    @Test
    void there_are_enough() throws IOException {
        assertThat(folders()).hasSizeGreaterThanOrEqualTo(40);
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> entries = Files.list(CORPUS)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void run(Path folder) throws Exception {
        try (CaseFolder files = new CaseFolder(folder)) {
            Expectation expected = Expectation.read(folder.resolve("expect.txt"), files.ports());
            List<ScriptedBackend> peers = new ArrayList<>();
            try {
                for (Scenario.Backend peer : expected.peers()) {
                    peers.add(new ScriptedBackend(peer, files.ports(), null));
                }
                compare(folder.getFileName().toString(), files, expected);
            } finally {
                for (ScriptedBackend peer : peers) {
                    peer.close();
                }
            }
        }
    }

    private static void compare(String name, CaseFolder files, Expectation expected) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-p", files.prefix().toString()));
        arguments.addAll(expected.options());
        List<String> told = tested(arguments, files.prefix(), expected);
        List<String> pages = new ArrayList<>();
        if (told.stream().noneMatch(line -> line.startsWith("refused "))) {
            try (App app = new App(Options.parse(arguments).service(), new Log(SystemTime.INSTANCE::now))) {
                app.prepare();
                Ports.bindPatiently(app::start);
                for (Expectation.Page page : expected.pages()) {
                    pages.add(answer(page));
                }
                told.addAll(0, checks(app, expected));
            }
        }
        List<String> all =
                expected.pages().stream().map(Expectation.Page::answer).toList();
        if (!told.equals(expected.told()) || !pages.equals(all)) {
            Path given = Files.createDirectories(Path.of("target", "corpus")).resolve(name + ".txt");
            String text = String.join("\n", told) + "\n\n" + String.join("\n\n", pages) + "\n";
            Files.writeString(given, files.ports().original(text));
        }
        assertThat(told).isEqualTo(expected.told());
        assertThat(pages).isEqualTo(all);
    }

    /// What `-t` says, and that `--strict` and the exit status agree with it.
    private static List<String> tested(List<String> arguments, Path prefix, Expectation expected) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> strictly = new ArrayList<>(arguments);
        strictly.addAll(List.of("-t", "--strict"));
        PrintStream err = new PrintStream(said, true, StandardCharsets.ISO_8859_1);
        Exit strict = new CommandLine(err, err).run(strictly);
        String text = Recorded.log(said.toByteArray(), prefix);
        List<String> told = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("tile38-hc: [warn] ")) {
                told.add("warning " + line.substring("tile38-hc: [warn] ".length()));
            } else if (line.startsWith("tile38-hc: [emerg] ")) {
                told.add("refused " + line.substring("tile38-hc: [emerg] ".length()));
            }
        }
        expected.told().stream()
                .filter(line -> line.startsWith("logs ") && text.contains(line.substring("logs ".length())))
                .forEach(told::add);
        assertThat(strict).as(text).isEqualTo(told.isEmpty() ? Exit.OK : Exit.FAILED);
        return told;
    }

    /// Those that are there now; deferred ones may come a moment later.
    private static List<String> checks(App app, Expectation expected) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> checks;
        List<String> wanted = expected.told().stream()
                .filter(line -> line.startsWith("check "))
                .toList();
        do {
            checks = app.checkers().stream()
                    .map(checker -> text(checker.spec()))
                    .sorted()
                    .toList();
        } while (!checks.equals(wanted) && !passed(deadline));
        return checks;
    }

    private static String text(CheckerSpec spec) {
        String statuses = spec.validStatuses().map(CorpusTest::text).orElse("any first line");
        String tls = spec.tls()
                .map(with -> " host " + with.host().orElse("-") + (with.verify() ? "," : " unverified,"))
                .orElse(",");
        String port = spec.port().isPresent() ? " port " + spec.port().getAsInt() : "";
        return "check " + spec.upstream() + ": " + (spec.tls().isPresent() ? "https" : "http") + tls + port + " every "
                + spec.interval().toMillis() + " ms, timeout " + spec.timeout().toMillis() + " ms, fall " + spec.fall()
                + ", rise " + spec.rise() + ", " + spec.concurrency() + " at once, " + statuses + ": "
                + spec.request().lines().findFirst().orElse("");
    }

    private static String text(Set<Long> statuses) {
        return statuses.isEmpty()
                ? "no status"
                : String.join(
                        " ", statuses.stream().sorted().map(String::valueOf).toList());
    }

    private static String answer(Expectation.Page page) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String answer;
        do {
            answer = asked(page);
        } while (!answer.equals(page.answer()) && !passed(deadline));
        return answer;
    }

    private static boolean passed(long deadline) throws InterruptedException {
        Thread.sleep(POLL_MILLIS);
        return System.nanoTime() > deadline;
    }

    private static String asked(Expectation.Page page) {
        try {
            RawHttp.Answer got = RawHttp.send(page.request());
            boolean ownPage = got.status() >= 300 && got.body().startsWith("<");
            String body = ownPage ? "" : got.body();
            String pid = "" + ProcessHandle.current().pid();
            StringBuilder text = new StringBuilder(page.question() + " -> " + got.status());
            body.replaceAll("\\b" + pid + "\\b", "<PID>").lines().forEach(line -> text.append("\n|")
                    .append(line.isEmpty() ? "" : " ")
                    .append(line));
            return text.toString();
        } catch (IOException e) {
            return page.question() + " -> " + e.getMessage();
        }
    }
}
