package tile38hc;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tile38hc.net.Resolver;

/// The process: its standard streams, its signals and its exit status. Nothing else here knows of them.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Lua's coroutines are virtual threads, and one that is given up must be collected like any other object.
        System.setProperty("jdk.trackAllThreads", "false");
        Resolver.disableJdkCache();
        endWithLauncher();
        MemoryGuard guard = new MemoryGuard(
                MemoryGuard.PACE,
                () -> TimeUnit.NANOSECONDS.toMillis(SystemTime.INSTANCE.nanos()),
                MemoryGuard::collectingMillis,
                System.err,
                () -> Runtime.getRuntime().halt(Exit.FAILED.status()));
        Thread.setDefaultUncaughtExceptionHandler(guard);
        guard.start();
        CommandLine program = new CommandLine(System.out, System.err);
        AtomicBoolean ended = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!ended.get()) {
                // a signal is how this program is meant to end, so its status says that all is well
                Exit end = program.stop() ? Exit.OK : Exit.FAILED;
                Runtime.getRuntime().halt(end.status());
            }
        }));
        Exit exit = Exit.FAILED;
        try {
            exit = program.run(List.of(args));
        } catch (RuntimeException | Error e) {
            guard.uncaughtException(Thread.currentThread(), e);
        }
        ended.set(true);
        System.exit(exit.status());
    }

    /// Where a launcher on an older Java started this process, the two end together, even if that one is killed.
    private static void endWithLauncher() {
        Long launcher = Long.getLong(Launcher.LAUNCHER_PID);
        if (launcher != null) {
            ProcessHandle.of(launcher)
                    .ifPresentOrElse(
                            handle -> handle.onExit().thenRun(() -> System.exit(Exit.OK.status())),
                            () -> System.exit(Exit.OK.status()));
        }
    }
}
