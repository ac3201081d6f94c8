package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that hold a server up: others are served all the same, and these are dropped in the end.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BadClientsTest {

    private static final String ASK = " HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void half_requests_are_dropped_and_others_served_meanwhile() throws IOException {
        try (Served served = Served.at(Served.says("/", "text"));
                Socket silent = served.connect()) {
            List<Socket> halves = new ArrayList<>();
            for (String half :
                    List.of("G", "GET / HTTP/1.1\r\nHo", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx")) {
                Socket socket = served.connect();
                Served.send(socket, half);
                halves.add(socket);
            }
            assertThat(served.ask("GET /").body()).isEqualTo("text");
            for (Socket half : halves) { // after maxReqTime: ten seconds
                assertThat(Served.drain(half)).isEmpty();
                half.close();
            }
            assertThat(Served.drain(silent)).isEmpty();
            assertThat(served.ask("GET /").body()).isEqualTo("text");
        }
    }

    @Test
    void who_asks_and_does_not_read_is_dropped_after_some_ticks() throws IOException {
        SlowReaders readers = new SlowReaders(3);
        CompletableFuture<String> end = new CompletableFuture<>();
        Location endless = Served.exact(
                "/endless",
                Settings.of(_ -> new Response.Stream(200, Optional.empty(), List.of(), out -> {
                    try {
                        while (true) {
                            out.write(new byte[100_000]);
                        }
                    } catch (IOException e) {
                        end.complete("dropped");
                        throw e;
                    }
                })));
        try (Served served = new Served(readers, Served.server(endless, Served.says("/", "text")));
                Socket socket = served.connect()) {
            Served.send(socket, "GET /endless" + ASK);
            assertThat(served.ask("GET /").body()).isEqualTo("text");
            while (!end.isDone()) {
                readers.tick();
                Thread.onSpinWait();
            }
            assertThat(end).isCompletedWithValue("dropped");
            assertThat(served.ask("GET /").body()).isEqualTo("text");
        }
    }

    @Test
    void each_piece_that_goes_out_gives_new_patience() throws IOException {
        SlowReaders readers = new SlowReaders(3);
        List<Integer> pieces = new ArrayList<>();
        OutputStream slow = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("written in pieces");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                pieces.add(length);
                for (int i = 0; i < 3; i++) {
                    readers.tick();
                }
            }
        };
        new WatchedOutput(slow, readers).write(new byte[70_000]);
        assertThat(pieces).containsExactly(32768, 32768, 4464);
        assertThat(Thread.interrupted()).isFalse();
    }

    /// The JDK's server counts a connection for ever when an exchange is closed in a wrong way; it takes 1200 in tests.
    @Test
    void connections_that_end_badly_are_not_counted_for_ever() throws IOException {
        try (Served served = Served.at(
                Served.says("/", "text"),
                Served.says("/large", "x".repeat(3_000_000)),
                Served.exact("/drop", Settings.of(_ -> new Response.Drop())))) {
            for (int i = 0; i < 310; i++) {
                served.raw("GET /drop" + ASK);
                served.raw("GET /%00" + ASK);
                abandon(served, "GET /large" + ASK);
                abandon(served, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\nx");
            }
            assertThat(served.ask("GET /").body()).isEqualTo("text");
        }
    }

    private static void abandon(Served served, String request) throws IOException {
        try (Socket socket = served.connect()) {
            socket.setSoLinger(true, 0); // closing is a reset
            Served.send(socket, request);
        }
    }
}
