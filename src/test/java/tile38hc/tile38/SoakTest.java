package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tile38hc.health.AddressText;
import tile38hc.health.Condition;
import tile38hc.health.RealTime;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// A leader and two followers under random writes, expiring objects, shrinks and restarts. What a restart truly
/// makes is allowed until the servers, asked by the test itself, have said for a while that they are well again;
/// anything else, and anything at another time, is a false alarm. A follower that is said to have diverged is
/// compared with its leader object by object, for now and then one has: what the leader deleted while the link was
/// down, and rewrote its file after, reaches no follower. It gets the remedy that the condition names. In the end
/// all are compared, so that nothing was missed.
///
/// 20 seconds long, or as many as the system property `tile38.soak` says.
@Execution(ExecutionMode.SAME_THREAD)
class SoakTest {
    private static final Duration WELL_FOR = Duration.ofSeconds(2);
    private static final Duration QUIET = Duration.ofSeconds(10); // nothing that expires lives half as long
    private static final Set<String> TRUE_AFTER_RESTART = Set.of("unreachable", "loading", "catching_up", "link_lost");
    private static final int MILLIS = 100;
    private static final int ENOUGH = 100;

    private final Random random = new Random(38);
    private final List<String> falseAlarms = new ArrayList<>();
    private final List<RealServer> nodes = new ArrayList<>();
    private boolean settling = true;
    private Instant restarted;
    private Instant unwell;
    private Instant shrunk = Instant.now();
    private Duration longest = Duration.ZERO;
    private int divergences;
    private int samples;
    private int operations;
    private int restarts;
    private int shrinks;

    @Test
    void no_false_alarm(@TempDir Path folder) throws Exception {
        Optional<String> program = RealServer.find();
        assumeTrue(program.isPresent(), "no tile38-server on this machine: see scripts/tile38-server");
        Watchdog watchdog = new Watchdog();
        Resolver resolver = new Resolver(Duration.ofSeconds(30), Map.of());
        try (Monitor monitor = new Monitor(
                new Monitor.Timing(Duration.ofMillis(MILLIS), Duration.ofSeconds(2), Duration.ofMinutes(1)),
                watchdog,
                resolver,
                RealTime.CLOCK,
                Thread.ofVirtual().factory(),
                IdentityStore.none(),
                _ -> {},
                transcript -> samples += transcript.asked().size())) {
            for (String name : List.of("leader", "one", "two")) {
                RealServer node = RealServer.start(program.get(), folder.resolve(name));
                nodes.add(node);
                monitor.watch(node.address(), Subject.of(node.address(), name, Expectations.NONE, Optional.empty()));
            }
            nodes.getFirst().load("fleet", 0, 10_000);
            nodes.get(1).follow(nodes.getFirst().address());
            nodes.get(2).follow(nodes.getFirst().address());
            restarted = Instant.now();
            unwell = restarted;
            Instant end = Instant.now().plusSeconds(Integer.getInteger("tile38.soak", 20));
            while (Instant.now().isBefore(end) || samples < ENOUGH) { // a busy machine takes longer
                long next = System.nanoTime() + MILLIS * 1_000_000L;
                operate();
                settle();
                judge(monitor.round(), monitor);
                Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
            }
            compareInTheEnd(monitor);
        } finally {
            nodes.forEach(RealServer::close);
            resolver.close();
            watchdog.close();
        }
        System.out.println(
                "Soak: %d samples, %d operations, %d restarts (%d s at most until all was well), %d shrinks, %d true divergences, %d false alarms"
                        .formatted(
                                samples,
                                operations,
                                restarts,
                                longest.toSeconds(),
                                shrinks,
                                divergences,
                                falseAlarms.size()));
        assertThat(falseAlarms).isEmpty();
    }

    /// A restart is over when the servers have been well for a while.
    private void settle() {
        Instant now = Instant.now();
        if (settling && !well()) {
            unwell = now;
        }
        if (settling && now.isAfter(unwell.plus(WELL_FOR))) {
            settling = false;
            Duration took = Duration.between(restarted, unwell);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
    }

    private boolean well() {
        try {
            boolean leads = nodes.getFirst().run("SERVER").contains("num_objects");
            return leads
                    && nodes.get(1).run("SERVER").contains("caught_up\ntrue")
                    && nodes.get(2).run("SERVER").contains("caught_up\ntrue");
        } catch (IOException e) {
            return false; // not started yet
        }
    }

    private void judge(Findings findings, Monitor monitor) throws Exception {
        for (RealServer node : nodes) {
            String name = AddressText.of(node.address());
            for (Condition condition : findings.of(name).conditions()) {
                if (settling && TRUE_AFTER_RESTART.contains(condition.code())) {
                    continue;
                }
                if (condition.code().equals("diverged") && !becomesTheSame(node)) {
                    divergences++;
                    remedy(node, monitor);
                    return; // these findings are old now
                }
                falseAlarms.add("%s %s (%s after a restart, %s after a shrink)"
                        .formatted(name, condition.message(), since(restarted), since(shrunk)));
            }
        }
        findings.whole().forEach(condition -> falseAlarms.add(condition.message()));
    }

    /// Whether a follower holds what its leader does once all is quiet.
    private boolean becomesTheSame(RealServer follower) throws Exception {
        Talk.await("all well", this::well);
        Instant end = Instant.now().plus(QUIET);
        while (Instant.now().isBefore(end)) {
            if (contents(follower).equals(contents(nodes.getFirst()))) {
                return true;
            }
            Thread.sleep(MILLIS);
        }
        return false;
    }

    /// The ids of all objects, by collection.
    private static Map<String, String> contents(RealServer node) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (String key : node.run("KEYS", "*").split("\n")) {
            contents.put(key, node.run("SCAN", key, "LIMIT", "1000000", "IDS"));
        }
        return contents;
    }

    private void remedy(RealServer follower, Monitor monitor) throws Exception {
        follower.run("FOLLOW", "no", "one");
        follower.run("FLUSHDB");
        follower.follow(nodes.getFirst().address());
        Talk.await("the condition goes", () -> !saysDiverged(monitor.round(), follower));
        settling = true;
        unwell = Instant.now();
    }

    private void compareInTheEnd(Monitor monitor) throws Exception {
        Talk.await("all well", this::well);
        for (RealServer follower : nodes.subList(1, nodes.size())) {
            boolean same = becomesTheSame(follower);
            for (Instant end = Instant.now().plus(QUIET); Instant.now().isBefore(end); Thread.sleep(MILLIS)) {
                monitor.round();
            }
            if (same == saysDiverged(monitor.findings(), follower)) {
                falseAlarms.add(AddressText.of(follower.address()) + " is not what it is said to be in the end");
            }
        }
    }

    private static boolean saysDiverged(Findings findings, RealServer node) {
        return findings.of(AddressText.of(node.address())).conditions().stream()
                .anyMatch(condition -> condition.code().equals("diverged"));
    }

    private static Duration since(Instant time) {
        return Duration.between(time, Instant.now());
    }

    private void operate() throws Exception {
        int chance = random.nextInt(1_000);
        if (chance < 5) {
            restart(nodes.get(random.nextInt(nodes.size())));
        } else if (chance < 15) {
            shrink(nodes.get(random.nextInt(nodes.size())));
        } else if (chance < 20) {
            write("FLUSHDB");
        } else if (chance < 60) {
            expiring(2_000);
        } else {
            for (int i = random.nextInt(40); i > 0; i--) {
                write(command());
            }
        }
    }

    private void shrink(RealServer node) throws IOException {
        try {
            node.run("AOFSHRINK");
            shrinks++;
            shrunk = Instant.now();
        } catch (ConnectException e) {
            // it was restarted a moment ago
        }
    }

    private void restart(RealServer node) throws IOException {
        restarts++;
        if (random.nextBoolean()) {
            node.stop();
        } else {
            node.kill();
        }
        node.start();
        restarted = settling ? restarted : Instant.now();
        settling = true;
        unwell = Instant.now();
    }

    private String[] command() {
        String key = "key" + random.nextInt(5);
        String id = "id" + random.nextInt(20_000);
        String place = "POINT " + random.nextInt(80) + " " + random.nextInt(170);
        return switch (random.nextInt(12)) {
            case 0 -> ("DEL " + key + " " + id).split(" ");
            case 1 -> ("EXPIRE " + key + " " + id + " " + (1 + random.nextInt(3))).split(" ");
            case 2 -> ("SET " + key + " " + id + " STRING text").split(" ");
            case 3 -> ("FSET " + key + " " + id + " speed " + random.nextInt(90)).split(" ");
            case 4 -> ("SETCHAN chan" + random.nextInt(9) + " NEARBY " + key + " FENCE " + place + " 100").split(" ");
            case 5 -> ("PDEL " + key + " id1" + random.nextInt(9) + "*").split(" ");
            case 6, 7, 8 -> ("SET " + key + " " + id + " EX " + (1 + random.nextInt(4)) + " " + place).split(" ");
            default -> ("SET " + key + " " + id + " " + place).split(" ");
        };
    }

    /// Many objects that go at about the same time.
    private void expiring(int count) {
        try {
            nodes.getFirst()
                    .loadExpiring("short", random.nextInt(50_000), count, String.valueOf(1 + random.nextInt(3)));
            operations += count;
        } catch (IOException e) {
            // it restarts just now
        }
    }

    private void write(String... words) {
        try {
            nodes.getFirst().run(words);
            operations++;
        } catch (IOException e) {
            // it restarts just now
        }
    }
}
