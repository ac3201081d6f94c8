package tile38hc.demo;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/// What one server is and holds: its data and their log, its followers, and whom it follows itself.
///
/// Guarded by `this`; a command holds the monitor while it runs.
final class Node {

    /// A follower as its leader lists it; not a record, since two may look alike.
    static final class Slave {
        final String ip;
        final int port;

        Slave(String ip, int port) {
            this.ip = ip;
            this.port = port;
        }
    }

    private final String id;
    private final int port;
    private final LongSupplier nanoTime;
    private final long started;
    private final Dataset data = new Dataset();
    private final Log log = new Log();
    private final List<Slave> slaves = new ArrayList<>();
    private boolean readOnly;
    private boolean caughtUpOnce;
    private boolean paused;
    private long commands;
    private Replication replication;

    Node(int port, LongSupplier nanoTime) {
        byte[] id = new byte[16];
        new SecureRandom().nextBytes(id);
        this.id = HexFormat.of().formatHex(id);
        this.port = port;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    String id() {
        return id;
    }

    int port() {
        return port;
    }

    long uptimeNanos() {
        return nanoTime.getAsLong() - started;
    }

    Dataset data() {
        return data;
    }

    Log log() {
        return log;
    }

    boolean readOnly() {
        return readOnly;
    }

    void readOnly(boolean yes) {
        readOnly = yes;
    }

    synchronized void countCommand() {
        commands++;
    }

    long commands() {
        return commands;
    }

    List<Slave> slaves() {
        return slaves;
    }

    synchronized void add(Slave slave) {
        slaves.add(slave);
    }

    synchronized void remove(Slave slave) {
        slaves.remove(slave);
    }

    /// Null on a leader.
    Replication replication() {
        return replication;
    }

    boolean caughtUpOnce() {
        return caughtUpOnce;
    }

    void noteCaughtUp() {
        caughtUpOnce = true;
    }

    /// Follows `leader` from now on, or nobody; to follow the same address again changes nothing.
    synchronized void follow(Replication.Leader leader) {
        if (replication != null && Objects.equals(replication.leader(), leader)) {
            return;
        }
        if (replication != null) {
            replication.stop();
        }
        replication = leader == null ? null : Replication.start(this, leader);
    }

    synchronized void close() {
        if (replication != null) {
            replication.stop();
        }
    }

    /// Writes as a client says; false where that changed nothing, and nothing is logged then.
    boolean write(List<String> words) {
        byte[] entry = entry(words);
        boolean changed = Writes.apply(words, data);
        if (changed) {
            log.append(entry);
        }
        return changed;
    }

    /// Writes as the leader says. What a real leader sends and a stand-in does not know is only logged.
    void replicate(List<String> words) {
        byte[] entry = entry(words);
        try {
            Writes.apply(words, data);
        } catch (Refusal unknown) {
            // Its bytes count all the same.
        }
        log.append(entry);
    }

    private byte[] entry(List<String> words) {
        byte[] entry = Resp.bulks(words).text().getBytes(StandardCharsets.ISO_8859_1);
        if (!log.hasRoomFor(entry)) {
            throw Refusal.because("OOM command not allowed when used memory > 'maxmemory'");
        }
        return entry;
    }

    synchronized void lose(String key, String id) {
        data.delete(key, id);
    }

    /// As if its data folder had been emptied, but for who it is. Nobody may follow it.
    synchronized void clear() {
        data.clear();
        log.clear();
    }

    boolean paused() {
        return paused;
    }

    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        notifyAll();
    }
}
