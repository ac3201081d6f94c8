package tile38hc.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// One server of the pair: its port, its clients, and the ways in which a demonstration can make it misbehave.
public final class StandIn implements AutoCloseable {
    private static final int MAX_CLIENTS = 256;
    private static final int FOLLOW_TRIES = 10;
    private static final long ACCEPT_PAUSE_NANOS = 200_000_000;

    private final ServerSocket port;
    private final InetSocketAddress address;
    private final Node node;
    private final Commands commands;
    private final Thread acceptor;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private StandIn(ServerSocket port, Node node, Commands commands) {
        this.port = port;
        this.address = (InetSocketAddress) port.getLocalSocketAddress();
        this.node = node;
        this.commands = commands;
        this.acceptor = Thread.ofVirtual().name("stand-in " + address.getPort()).unstarted(this::accept);
    }

    static StandIn start(int port, LongSupplier nanoTime) throws IOException {
        ServerSocket listener = listen(port);
        Node node = new Node(listener.getLocalPort(), nanoTime);
        StandIn server = new StandIn(listener, node, new Commands(node, nanoTime));
        server.acceptor.start();
        return server;
    }

    private static ServerSocket listen(int port) throws IOException {
        try {
            return new ServerSocket(port, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (BindException e) {
            throw new BindException("a stand-in needs 127.0.0.1:" + port + ": " + e.getMessage());
        }
    }

    public InetSocketAddress address() {
        return address;
    }

    /// Runs a command as a client of its own would; gives the answer in Tile38's JSON.
    public String run(String... command) {
        return commands.answer(List.of(command), new Session()).json();
    }

    /// Follows another stand-in. Where the data differ, only an empty follower becomes equal by it: FOLLOW no one, then
    /// FLUSHDB, then this, heals. FOLLOW asks the leader first, and is refused where that is late, as on a busy
    /// machine; so it is tried some times.
    public void follow(StandIn leader) {
        boolean accepted = false;
        for (int i = 0; i < FOLLOW_TRIES && !accepted; i++) {
            String answer =
                    run("FOLLOW", "127.0.0.1", String.valueOf(leader.address().getPort()));
            accepted = answer.startsWith("{\"ok\":true");
        }
    }

    /// What makes a diverged follower equal again: nothing of its own is left, data or log, before it follows.
    void followAnew(StandIn leader) {
        run("FOLLOW", "no", "one");
        node.clear();
        follow(leader);
    }

    /// A follower stops applying what its leader sends, and stays connected: it falls behind and still calls itself
    /// caught up.
    public void pause() {
        node.pause();
    }

    public void resume() {
        node.resume();
    }

    /// An object goes from memory while the log still has it: the data differ and no byte count tells.
    public void lose(String key, String id) {
        node.lose(key, id);
    }

    /// The port is free when this returns.
    @Override
    public void close() {
        closeQuietly(port);
        try {
            acceptor.join(); // the system keeps the port while a thread still waits on it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(StandIn::closeQuietly);
        node.close();
    }

    private void accept() {
        while (!port.isClosed()) {
            try {
                Socket client = port.accept();
                if (clients.size() >= MAX_CLIENTS) {
                    client.close();
                } else {
                    clients.add(client);
                    Thread.startVirtualThread(() -> serve(client));
                }
            } catch (IOException e) {
                if (!port.isClosed()) { // out of file descriptors: some may soon be free
                    LockSupport.parkNanos(ACCEPT_PAUSE_NANOS);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new Connection(client, commands, node).converse();
        } catch (IOException e) {
            // A client may leave as it likes.
        } finally {
            clients.remove(client);
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            // There is nothing left to do with it.
        }
    }
}
