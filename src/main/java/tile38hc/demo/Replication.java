package tile38hc.demo;

import java.io.IOException;
import java.util.List;

/// Follows one leader until told to stop: connects, downloads the whole log, applies what comes, and a second after the
/// link breaks begins anew. As Tile38 does below 512 KiB, each download is added to the follower's own log.
///
/// Its figures are guarded by the node.
final class Replication {
    private static final int RETRY_MILLIS = 1_000;

    /// @param host as configured, in lower case
    record Leader(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private final Node node;
    private final Leader leader;
    private boolean stopped;
    private LeaderLink link;
    private boolean caughtUp;
    private long offset;

    private Replication(Node node, Leader leader) {
        this.node = node;
        this.leader = leader;
    }

    static Replication start(Node node, Leader leader) {
        Replication replication = new Replication(node, leader);
        Thread.startVirtualThread(replication::run);
        return replication;
    }

    /// Asks who is there before following; refuses as Tile38 does.
    static void check(Leader leader, Node node) {
        LeaderLink.Server server;
        try (LeaderLink link = new LeaderLink(leader)) {
            server = link.server();
        } catch (IOException e) {
            throw Refusal.because("cannot follow: " + e.getMessage());
        }
        if (node.id().equals(server.id())) {
            throw Refusal.because("cannot follow self");
        }
        if (server.follows()) {
            throw Refusal.because("cannot follow a follower");
        }
    }

    Leader leader() {
        return leader;
    }

    /// Tile38's own idea of it: the log was once as long as the leader's was when the link came up.
    boolean caughtUp() {
        return caughtUp;
    }

    /// 0 without a link; the leader's log size when the link comes up; from the first write on the follower's own.
    long offset() {
        return offset;
    }

    void stop() {
        stopped = true;
        disconnect();
        node.notifyAll();
    }

    private void run() {
        try {
            boolean more = true;
            while (more) {
                more = tryOnce();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a replication", e);
        }
    }

    /// One link from its opening to its end, and the wait behind it; false once stopped.
    private boolean tryOnce() throws InterruptedException {
        try (LeaderLink opened = new LeaderLink(leader)) {
            replicate(opened);
        } catch (IOException | Refusal e) {
            // Whatever it was, the next try may go better.
        }
        synchronized (node) {
            disconnect();
            if (!stopped) {
                node.wait(RETRY_MILLIS);
            }
            return !stopped;
        }
    }

    private void replicate(LeaderLink opened) throws IOException, InterruptedException {
        LeaderLink.Server server = opened.server();
        if (server.follows()) {
            return;
        }
        opened.stream(node.port());
        synchronized (node) {
            if (stopped) {
                return;
            }
            link = opened;
            offset = server.aofSize();
            compare(server.aofSize());
        }
        while (true) {
            List<String> words = opened.next();
            synchronized (node) {
                while (node.paused() && !stopped) {
                    node.wait();
                }
                if (stopped) {
                    return;
                }
                node.replicate(words);
                offset = node.log().size();
                compare(server.aofSize());
            }
        }
    }

    private void compare(long leaderSize) {
        if (node.log().size() >= leaderSize) {
            caughtUp = true;
            node.noteCaughtUp();
        }
    }

    private void disconnect() {
        caughtUp = false;
        offset = 0;
        if (link != null) {
            try {
                link.close();
            } catch (IOException e) {
                // It is given up anyway.
            }
            link = null;
        }
    }
}
