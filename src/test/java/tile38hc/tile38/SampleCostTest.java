package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tile38hc.health.RealTime;
import tile38hc.net.Watchdog;

/// What a sample costs a server with a million points, by its own clock: `scripts/test -Dtest=SampleCostTest
/// -Dtile38.cost=true`.
@EnabledIfSystemProperty(named = "tile38.cost", matches = "true")
class SampleCostTest {
    private static final int SAMPLES = 600;
    private static final Pattern ELAPSED = Pattern.compile("\"elapsed\":\"([0-9.]+)(ns|µs|ms|s)\"");
    private static final Map<String, Double> MICROS = Map.of("ns", 0.001, "µs", 1.0, "ms", 1e3, "s", 1e6);

    @Test
    void a_sample_takes_the_server_less_than_a_millisecond(@TempDir Path folder) throws Exception {
        Optional<String> program = RealServer.find();
        assumeTrue(program.isPresent(), "no tile38-server on this machine: see scripts/tile38-server");
        try (Watchdog watchdog = new Watchdog();
                RealServer server = RealServer.start(program.get(), folder)) {
            server.load("fleet", 0, 1_000_000);
            RespLine line = RespLine.speakingJson(server.address(), watchdog, Duration.ofSeconds(2));
            Contact contact = new Contact(line, line, RealTime.CLOCK, () -> 1);
            report("usual", measure(contact, Wish.NOTHING));
            report("with SERVER ext", measure(contact, Wish.EXTRAS));
            Wish sum = new Wish(true, Set.of(new Range(0, 4096)), false, false);
            report("with SERVER ext and AOFMD5 0 4096", measure(contact, sum));
            line.close();
        }
    }

    private record Cost(int commands, long bytes, double medianMicros, double worstMicros) {}

    private static Cost measure(Contact contact, Wish wish) throws InterruptedException {
        double[] micros = new double[SAMPLES];
        int commands = 0;
        long bytes = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Asked asked = contact.ask(wish, Optional.empty()).orElseThrow();
            assertThat(asked.sample().standing()).isEqualTo(Standing.ANSWERING);
            commands = asked.replies().size();
            List<String> texts = asked.replies().values().stream()
                    .map(reply -> ((Reply.Text) reply).text())
                    .toList();
            bytes = texts.stream().mapToLong(String::length).sum();
            micros[i] = texts.stream().mapToDouble(SampleCostTest::micros).sum();
            Thread.sleep(5);
        }
        Arrays.sort(micros);
        return new Cost(commands, bytes, micros[SAMPLES / 2], micros[SAMPLES * 99 / 100]);
    }

    private static void report(String what, Cost cost) {
        String figures = "%d commands, %d bytes of replies, %.0f µs of the server's time (median), %.0f (99 in 100)"
                .formatted(cost.commands(), cost.bytes(), cost.medianMicros(), cost.worstMicros());
        System.out.println("A sample, " + what + ": " + figures);
        assertThat(cost.medianMicros()).as(what).isLessThan(1_000);
    }

    private static double micros(String reply) {
        Matcher elapsed = ELAPSED.matcher(reply.replace("Âµ", "µ")); // a reply's text is bytes
        return elapsed.find() ? Double.parseDouble(elapsed.group(1)) * MICROS.get(elapsed.group(2)) : 0;
    }
}
