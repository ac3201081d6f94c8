package tile38hc;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tile38hc.health.Checker;
import tile38hc.health.Condition;
import tile38hc.health.Peer;
import tile38hc.health.Probe;
import tile38hc.health.Severity;
import tile38hc.tile38.Findings;

/// `--once`: every check sent once to every peer, and a line about each.
final class Once {

    /// As many as most conditions need to be sure.
    private static final int ROUNDS = 8;

    private static final int BETWEEN_ROUNDS_MILLIS = 200;

    private record Line(Checker checker, Peer peer, CompletableFuture<Probe> probe) {}

    private Once() {}

    /// Probes everything, then asks the Tile38 servers among the peers how they are; true if nothing is down.
    static boolean allIsWell(App app, PrintStream out) {
        boolean allPassed = probeAll(app.checkers(), out);
        try {
            Findings findings = Findings.NONE;
            for (int round = 0; round < ROUNDS; round++) {
                findings = app.tile38().round();
                new CountDownLatch(1).await(BETWEEN_ROUNDS_MILLIS, TimeUnit.MILLISECONDS);
            }
            return conditions(findings, out) && allPassed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean conditions(Findings findings, PrintStream out) {
        List<Condition> all = new ArrayList<>();
        new TreeMap<>(findings.peers()).forEach((peer, found) -> found.own().forEach(condition -> {
            out.println(text(peer, condition));
            all.add(condition);
        }));
        findings.whole().forEach(condition -> out.println(text("all", condition)));
        all.addAll(findings.whole());
        return all.stream().noneMatch(condition -> condition.severity() == Severity.DOWN);
    }

    private static String text(String who, Condition condition) {
        String severity = condition.severity().name().toLowerCase(Locale.ROOT);
        return who + " " + condition.code() + " (" + severity + "): " + Log.printable(condition.message());
    }

    /// Prints in the order of the configuration what came of each check; true if all passed. A checker's
    /// `concurrency` holds here too.
    private static boolean probeAll(List<Checker> checkers, PrintStream out) {
        List<Line> lines = new ArrayList<>();
        List<ExecutorService> threads = new ArrayList<>();
        for (Checker checker : checkers) {
            ExecutorService slots = Executors.newFixedThreadPool(
                    checker.spec().concurrency(), Thread.ofVirtual().factory());
            threads.add(slots);
            for (Peer peer : checker.upstream().peers().all()) {
                lines.add(new Line(checker, peer, CompletableFuture.supplyAsync(() -> checker.probe(peer), slots)));
            }
        }
        boolean allPassed = true;
        for (Line line : lines) {
            Probe probe = line.probe().join();
            out.println(text(line, probe));
            allPassed &= probe.outcome().passed();
        }
        threads.forEach(ExecutorService::close);
        return allPassed;
    }

    private static String text(Line line, Probe probe) {
        String upstream = line.checker().upstream().name();
        String verdict = probe.outcome().passed() ? "ok" : "FAILED";
        String what = probe.outcome().passed()
                ? probe.outcome().reply()
                : probe.outcome().message(line.peer().name());
        double millis = probe.took().toNanos() / 1e6;
        return String.format(
                Locale.ROOT,
                "%s %s %s %.1f ms: %s",
                upstream,
                line.peer().name(),
                verdict,
                millis,
                Log.printable(what));
    }
}
