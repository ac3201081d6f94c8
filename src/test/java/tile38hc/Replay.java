package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import tile38hc.json.Json;
import tile38hc.log.Log;
import tile38hc.source.SourceException;

/// Runs one recorded case in this process and compares.
///
/// The recording was taken a while after the start (`settle_s`). Here, what shall come is polled for, up to
/// some times as long on a busy machine; what shall not come is waited for as long as the recording did.
final class Replay {
    private static final int BUSY_MACHINE = 8;
    private static final long POLL_MILLIS = 20;
    private static final Pattern TURNED =
            Pattern.compile("peer (\\S+) is turned (up|down) after (\\d+) (?:failure|success)");

    private final Scenario scenario;
    private final Path prefix;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final long start = System.nanoTime();

    Replay(Scenario scenario, Path prefix) {
        this.scenario = scenario;
        this.prefix = prefix;
    }

    void run() throws Exception {
        Log log = new Log(SystemTime.INSTANCE::now);
        log.addSink(this.log, Log.Level.NOTICE);
        Options.Service options = Options.parse(List.of("-p", prefix.toString(), "-c", "conf/nginx.conf"))
                .service();
        if (scenario.refusal().isPresent()) {
            assertThat(refusal(options, log))
                    .contains(Recorded.refusal(scenario.refusal().get()));
            return;
        }
        try (App app = new App(options, log)) {
            app.prepare();
            Ports.bindPatiently(app::start);
            compare();
        }
    }

    /// What is shown before the program ends: the log, then the message.
    private String refusal(Options.Service options, Log log) throws IOException {
        try (App app = new App(options, log)) {
            app.prepare();
            app.start();
        } catch (SourceException | RefusedException e) {
            return loggedText() + Recorded.text(e.getMessage().getBytes(StandardCharsets.ISO_8859_1));
        }
        return "it started";
    }

    private String loggedText() {
        return Recorded.log(log.toByteArray(), prefix);
    }

    private void compare() throws Exception {
        // first what the checks do by themselves, so that a request that may be made only once finds it done
        poll(() -> assertThat(transitions()).isEqualTo(scenario.transitions().orElseGet(this::transitions)));
        awaitLog();
        SoftAssertions differences = new SoftAssertions();
        for (int i = 0; i < scenario.requests().size(); i++) {
            int index = i;
            try {
                poll(() -> assertThat(answer(index)).isEqualTo(expected(index)));
            } catch (AssertionError e) {
                differences.fail(scenario.requests().get(index) + e.getMessage());
            }
        }
        differences.assertAll();
        if (scenario.transitions().isPresent()) {
            while (seconds() < scenario.settleSeconds()) {
                Thread.sleep(POLL_MILLIS); // nothing more may happen meanwhile
            }
            assertThat(transitions()).isEqualTo(scenario.transitions().get());
        }
        if (!scenario.logMatch().isEmpty()) {
            poll(() -> assertThat(logMatches()).containsAll(scenario.log()));
            assertThat(logMatches()).isEqualTo(scenario.log());
        }
    }

    /// Some lines only come with the requests.
    private void awaitLog() throws InterruptedException {
        while (seconds() < 2 * scenario.settleSeconds() && !logMatches().containsAll(scenario.log())) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void poll(Check check) throws Exception {
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (seconds() > 2 + BUSY_MACHINE * scenario.settleSeconds()) {
                    throw e;
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private Map<String, String> answer(int index) {
        Scenario.Request request = scenario.requests().get(index);
        Map<String, String> answer = new LinkedHashMap<>();
        try {
            RawHttp.Answer got = RawHttp.send(request);
            Map<String, String> expected = expected(index);
            boolean anyBody = "<error page>".equals(expected.get("body"));
            answer.put("status", "" + got.status());
            answer.put("content_type", got.header("content-type").orElse("null"));
            answer.put("body", anyBody ? "<error page>" : got.body());
            request.shownHeaders().stream()
                    .filter(name -> expected.containsKey("header " + name))
                    .forEach(name ->
                            answer.put("header " + name, got.header(name).orElse("null")));
        } catch (IOException e) {
            answer.put("error", "no answer");
        }
        return answer;
    }

    /// We have a name of our own, pages with our name have a length of their own, and we tell lengths where nginx
    /// sends chunks.
    private static boolean differs(Map.Entry<String, String> expected, boolean errorPage) {
        return switch (expected.getKey()) {
            case "header Server", "header Transfer-Encoding" -> true;
            case "header Content-Length" -> errorPage || expected.getValue().equals("null");
            case "reason" -> true; // the JDK's server has its own phrases
            default -> false;
        };
    }

    private Map<String, String> expected(int index) {
        Map<String, String> expected = new LinkedHashMap<>();
        scenario.responses().get(index).forEach((name, value) -> {
            switch (value) {
                case Json.Str(String text) -> expected.put(name, name.equals("error") ? "no answer" : text);
                case Json.Num(double number) -> expected.put(name, "" + (int) number);
                default -> expected.put(name, "null");
            }
        });
        boolean errorPage = "<error page>".equals(expected.get("body"));
        expected.entrySet().removeIf(entry -> differs(entry, errorPage));
        expected.computeIfPresent(
                "body",
                (_, body) -> body.replace("<PID>", "" + ProcessHandle.current().pid()));
        return expected;
    }

    private Map<String, List<String>> transitions() {
        Map<String, List<String>> transitions = new LinkedHashMap<>();
        Matcher turned = TURNED.matcher(loggedText());
        while (turned.find()) {
            transitions
                    .computeIfAbsent(turned.group(1), _ -> new ArrayList<>())
                    .add(turned.group(2) + " " + turned.group(3));
        }
        return transitions;
    }

    /// The different matches, in the order of their first appearance.
    private List<String> logMatches() {
        String text = loggedText();
        Set<String> matches = new LinkedHashSet<>();
        record Found(int at, String text) {}
        List<Found> found = new ArrayList<>();
        for (String expression : scenario.logMatch()) {
            Matcher matcher = Pattern.compile(expression).matcher(text);
            while (matcher.find()) {
                found.add(new Found(matcher.start(), matcher.group()));
            }
        }
        found.sort(java.util.Comparator.comparingInt(Found::at));
        found.forEach(match -> matches.add(match.text()));
        return List.copyOf(matches);
    }
}
