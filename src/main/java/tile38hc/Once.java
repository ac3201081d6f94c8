package tile38hc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import tile38hc.health.Checker;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Peer;
import tile38hc.health.Probe;
import tile38hc.health.Upstream;

/// `--once`: sends every check once to every peer, then asks the Tile38 servers among the peers how they are.
final class Once {

    /// As many as conditions need to be sure: `diverged` takes the most, and one more to be localised.
    private static final int ROUNDS = 12;

    private static final int BETWEEN_ROUNDS_MILLIS = 200;

    private final App app;

    /// @param app prepared, but not started
    Once(App app) {
        this.app = app;
    }

    OnceReport report() {
        List<OnceReport.Check> checks = checks();
        List<String> unchecked = app.config().fleet().upstreams().stream()
                .map(Upstream::name)
                .filter(name -> !app.config().fleet().checked(name))
                .toList();
        return new OnceReport(SystemTime.INSTANCE.now(), checks, unchecked, findings());
    }

    /// All checkers at once, each with as many checks at once as its `concurrency` allows.
    private List<OnceReport.Check> checks() {
        List<CompletableFuture<OnceReport.Check>> checks = new ArrayList<>();
        for (Checker checker : app.checkers()) {
            ExecutorService slots = Executors.newFixedThreadPool(
                    checker.spec().concurrency(), Thread.ofVirtual().factory());
            List<CompletableFuture<OnceReport.Answer>> answers = checker.upstream().peers().all().stream()
                    .map(peer -> CompletableFuture.supplyAsync(() -> ask(checker.spec(), peer), slots))
                    .toList();
            slots.shutdown();
            checks.add(CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                    .thenApply(_ -> new OnceReport.Check(
                            checker.spec(),
                            answers.stream().map(CompletableFuture::join).toList())));
        }
        return checks.stream().map(CompletableFuture::join).toList();
    }

    private OnceReport.Answer ask(CheckerSpec spec, Peer peer) {
        AtomicReference<String> reply = new AtomicReference<>("");
        Checker checker = app.checker(spec, (_, arrived) -> reply.set(text(arrived.duplicate())));
        Probe probe = checker.probe(peer);
        return new OnceReport.Answer(peer, probe, new OnceReport.Reply(reply.get()));
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.ISO_8859_1.decode(bytes).toString();
    }

    private List<OnceReport.Finding> findings() {
        try {
            for (int round = 0; round < ROUNDS && app.tile38().watchesAny(); round++) {
                app.tile38().round();
                new CountDownLatch(1).await(BETWEEN_ROUNDS_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what is known so far is told
        }
        List<OnceReport.Finding> all = new ArrayList<>();
        app.config().fleet().upstreams().stream()
                .flatMap(upstream -> upstream.peers().all().stream())
                .map(Peer::name)
                .distinct()
                .sorted()
                .forEach(peer -> app.tile38()
                        .own(peer)
                        .forEach(condition -> all.add(new OnceReport.Finding(Optional.of(peer), condition))));
        app.tile38().ofTheWhole().forEach(condition -> all.add(new OnceReport.Finding(Optional.empty(), condition)));
        return all;
    }
}
