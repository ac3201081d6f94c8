package tile38hc;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tile38hc.health.Checker;
import tile38hc.health.Peer;
import tile38hc.health.Probe;

/// `--once`: every check sent once to every peer, and a line about each.
final class Once {

    private record Line(Checker checker, Peer peer, CompletableFuture<Probe> probe) {}

    private Once() {}

    /// Prints in the order of the configuration what came of each check; true if all passed. A checker's
    /// `concurrency` holds here too.
    static boolean probeAll(List<Checker> checkers, PrintStream out) {
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
