package tile38hc.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Drops clients that ask and do not read: a write that has not come back after `patience` ticks is ended by
/// interrupting its thread, which closes the connection. There is no other way into a write of the JDK's server.
final class SlowReaders {

    private final int patience;
    private final Set<Write> pending = ConcurrentHashMap.newKeySet();

    SlowReaders(int patience) {
        this.patience = patience;
    }

    /// One write in progress; closing it ends the watch.
    final class Write implements AutoCloseable {
        private final Thread thread = Thread.currentThread();
        private int ticks;
        private boolean done;

        private synchronized void tick() {
            if (!done && ++ticks > patience) {
                thread.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            done = true;
            pending.remove(this);
        }
    }

    /// Watches what the calling thread writes next.
    Write watch() {
        Write write = new Write();
        pending.add(write);
        return write;
    }

    /// To be called once a second; never to make up for seconds in which the process stood still.
    void tick() {
        pending.forEach(Write::tick);
    }
}
