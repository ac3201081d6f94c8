package tile38hc.tile38;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;

/// What real servers answered in one scene, and what was expected of it: one line each, fields separated by tabs.
///
///     peer      name address upstream max_lag_bytes max_lag_ms leader
///     expect    rounds conditions
///     happened  events
///     round     nanos time
///     ask       address nanos time
///     -         question reply            of the last `ask`
///     later     address reply
///     listed    following address
///     stranger  following reply
final class Recording {
    static final Path FOLDER = Path.of("src", "test", "resources", "tile38hc", "tile38", "recorded");
    static final Duration ACCEPT_AFTER = Duration.ofSeconds(2);

    private Recording() {}

    static List<Path> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".txt.gz"))
                    .sorted()
                    .toList();
        }
    }

    /// Judges a recorded scene anew.
    static void replay(Path file) throws IOException {
        Player player = new Player();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                player.line(line.split("\t", -1));
            }
        }
        player.endRound();
        Assertions.assertThat(player.judge.reached())
                .as("all expectations were met")
                .isTrue();
    }

    /// Writes nothing unless the system property `tile38.record` is set.
    static final class Writer implements Closeable {
        private final StringWriter text = new StringWriter();
        private final Path file;
        private final long origin = System.nanoTime();

        Writer(String name) {
            file = FOLDER.resolve(name + ".txt.gz");
        }

        void watch(String name, String address, String upstream, Expectations expectations) {
            line(
                    "peer",
                    name,
                    address,
                    upstream,
                    expectations.maxLagBytes(),
                    expectations.maxLag().toMillis(),
                    expectations.leader().orElse(""));
        }

        void expect(int within, Set<String> conditions) {
            line("expect", within, String.join(",", new TreeSet<>(conditions)));
        }

        void happened(List<String> events) {
            line("happened", String.join(",", events));
        }

        void round(Transcript round) {
            line("round", round.nanos() - origin, round.time());
            new TreeMap<>(round.asked()).forEach((peer, asked) -> {
                line("ask", peer, asked.nanos() - origin, asked.time());
                asked.replies().forEach((question, reply) -> line("-", question, written(reply)));
            });
            round.later().forEach((peer, reply) -> line("later", peer, written(reply)));
            round.listed().forEach((following, peer) -> line("listed", following, peer));
            round.strangers().forEach((following, reply) -> line("stranger", following, written(reply)));
        }

        private void line(Object... fields) {
            text.append(String.join(
                            "\t", Arrays.stream(fields).map(String::valueOf).toList()))
                    .append('\n');
        }

        @Override
        public void close() {
            if (!Boolean.getBoolean("tile38.record")) {
                return;
            }
            try {
                Files.createDirectories(FOLDER);
                try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Player {
        private final Judge judge = new Judge();
        private final Map<String, Subject> subjects = new TreeMap<>();
        private final Diagnosis diagnosis = new Diagnosis(_ -> Optional.empty(), ACCEPT_AFTER);
        private Optional<Transcript> round = Optional.empty();
        private Map<String, Asked> asked = new HashMap<>();
        private final Map<String, Reply> replies = new LinkedHashMap<>();
        private String peer;
        private long nanos;
        private Instant time;
        private Map<String, Reply> later = new HashMap<>();
        private Map<String, String> listed = new HashMap<>();
        private Map<String, Reply> strangers = new HashMap<>();

        void line(String[] field) {
            switch (field[0]) {
                case "peer" -> {
                    endRound();
                    judge.name(field[1], field[2]);
                    Expectations expectations = new Expectations(
                            Optional.empty(),
                            Optional.of(field[6]).filter(leader -> !leader.isEmpty()),
                            Long.parseLong(field[4]),
                            Duration.ofMillis(Long.parseLong(field[5])),
                            Set.of());
                    subjects.put(field[2], new Subject(field[2], Set.of(field[3]), expectations, Optional.empty()));
                }
                case "expect" -> {
                    endRound();
                    judge.expect(Integer.parseInt(field[1]), words(field[2]));
                }
                case "happened" -> {
                    endRound();
                    Set<String> events = words(field[1]);
                    Assertions.assertThat(judge.events(events)).containsExactlyInAnyOrderElementsOf(events);
                }
                case "round" -> {
                    endRound();
                    round = Optional.of(new Transcript(
                            Long.parseLong(field[1]), Instant.parse(field[2]), Map.of(), Map.of(), Map.of(), Map.of()));
                    asked = new HashMap<>();
                    later = new HashMap<>();
                    listed = new HashMap<>();
                    strangers = new HashMap<>();
                }
                case "ask" -> {
                    endAsk();
                    peer = field[1];
                    nanos = Long.parseLong(field[2]);
                    time = Instant.parse(field[3]);
                }
                case "-" -> replies.put(field[1], read(field[2]));
                case "later" -> later.put(field[1], read(field[2]));
                case "listed" -> listed.put(field[1], field[2]);
                case "stranger" -> strangers.put(field[1], read(field[2]));
                default -> throw new IllegalArgumentException(field[0]);
            }
        }

        private void endAsk() {
            if (!replies.isEmpty()) {
                asked.put(peer, new Asked(nanos, time, replies));
                replies.clear();
            }
        }

        void endRound() {
            endAsk();
            round.ifPresent(head -> {
                Transcript whole = new Transcript(head.nanos(), head.time(), asked, later, listed, strangers);
                diagnosis.wishes(subjects); // asked for before each round, as the monitor does
                judge.after(diagnosis.after(subjects, whole.round()));
            });
            round = Optional.empty();
        }

        private static Set<String> words(String field) {
            return field.isEmpty() ? Set.of() : Set.of(field.split(","));
        }
    }

    private static String written(Reply reply) {
        return switch (reply) {
            case Reply.Text(String text) -> "+" + oneLine(text);
            case Reply.Failure(String text) -> "-" + oneLine(text);
            case Reply.Fields(List<String> items) -> "*" + oneLine(String.join(" ", items));
            case Reply.NotConnected(String why) -> "!" + why;
            case Reply.Missing(String why) -> "?" + why;
            case Reply.Unreadable(String what) -> "~" + oneLine(what);
        };
    }

    private static Reply read(String text) {
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case '+' -> new Reply.Text(rest);
            case '-' -> new Reply.Failure(rest);
            case '*' -> new Reply.Fields(List.of(rest.split(" ", -1)));
            case '!' -> new Reply.NotConnected(rest);
            case '?' -> new Reply.Missing(rest);
            default -> new Reply.Unreadable(rest);
        };
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\t\r\n]", " ");
    }
}
