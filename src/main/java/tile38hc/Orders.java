package tile38hc;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import tile38hc.log.Log;

/// What a running service is told by signals, as nginx is: SIGHUP to reload its configuration, SIGUSR1 to
/// reopen its log files.
///
/// A terminal that goes away sends SIGHUP, too. nginx stays then, for it is usually a daemon; this program
/// was started by hand in a window that is closed, and nobody would know who still holds the port. So where
/// there was a terminal and it is gone, SIGHUP ends the process as before; without one (systemd, containers,
/// `setsid`) and from elsewhere while there is one it reloads.
final class Orders implements AutoCloseable {
    private final App app;
    private final Log log;
    private final Runnable stop;
    private final BooleanSupplier terminal;
    private final boolean hadTerminal;
    private final AtomicBoolean reloadAsked = new AtomicBoolean();
    private final List<Runnable> giveBack;

    /// @param stop ends the service
    Orders(App app, Log log, Runnable stop) {
        this(app, log, stop, Orders::hasTerminal);
    }

    /// @param terminal whether there is one now
    Orders(App app, Log log, Runnable stop, BooleanSupplier terminal) {
        this.app = app;
        this.log = log;
        this.stop = stop;
        this.terminal = terminal;
        this.hadTerminal = terminal.getAsBoolean();
        this.giveBack = List.of(Signals.take("HUP", this::hangUp), Signals.take("USR1", this::reopen));
    }

    /// @param signal what came, for the log
    void hangUp(String signal) {
        if (hadTerminal && !terminal.getAsBoolean()) {
            log.log(Log.Level.NOTICE, signal + " received, exiting: the terminal is gone");
            stop.run();
            return;
        }
        log.log(Log.Level.NOTICE, signal + " received, reconfiguring");
        reload();
    }

    /// Reloads, and returns when what the files hold now is at work or refused. Of many who ask while one
    /// reloads, one does it for all.
    private void reload() {
        reloadAsked.set(true);
        synchronized (reloadAsked) {
            try {
                if (reloadAsked.getAndSet(false)) {
                    app.reload();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does that but whoever ends the process
            }
        }
    }

    private void reopen(String signal) {
        log.log(Log.Level.NOTICE, signal + " received, reopening logs");
        log.reopen();
    }

    private static boolean hasTerminal() {
        try (FileInputStream _ = new FileInputStream("/dev/tty")) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        giveBack.forEach(Runnable::run);
    }
}
