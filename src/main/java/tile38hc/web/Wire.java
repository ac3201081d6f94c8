package tile38hc.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Sends responses through the JDK's server.
///
/// Every way out that did not send a whole response must be an exception: only then does that server forget the
/// connection; [HttpExchange#close] would leave it counted for ever. For the same reason the body is closed here,
/// where its failure is seen, and not by the exchange, which swallows it.
final class Wire {

    /// What the JDK's server sets by itself.
    private static final Set<String> ITS_OWN = Set.of("content-length", "transfer-encoding", "date");

    private static final int NO_CONTENT = 204;

    /// Is about a body, as a HEAD is, and has none.
    private static final int NOT_MODIFIED = 304;

    private final SlowReaders readers;

    Wire(SlowReaders readers) {
        this.readers = readers;
    }

    void send(Response.Sendable response, HttpExchange exchange) throws IOException {
        switch (response) {
            case Response.Page page -> send(page, exchange);
            case Response.Stream stream -> send(stream, exchange);
            case Response.Drop _ -> throw new IOException("closed without an answer");
        }
    }

    private void send(Response.Page page, HttpExchange exchange) throws IOException {
        int status = page.status();
        setHeaders(exchange, status == NO_CONTENT ? "" : page.type().orElse(""), page.headers());
        boolean head = exchange.getRequestMethod().equals("HEAD") || status == NOT_MODIFIED;
        if (head && status != NO_CONTENT) {
            length(page).ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        if (head || status == NO_CONTENT || page.body().isEmpty()) {
            sendHead(exchange, status, -1);
            return;
        }
        byte[] body = page.body().getBytes(StandardCharsets.ISO_8859_1);
        sendHead(exchange, status, body.length);
        try (OutputStream out = new WatchedOutput(exchange.getResponseBody(), readers)) {
            out.write(body);
        }
    }

    /// What the body of a GET would have. Lua makes none for a HEAD, and may know its length nevertheless.
    private static Optional<String> length(Response.Page page) {
        boolean known = !page.body().isEmpty() || page.status() == NOT_MODIFIED;
        return page.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Length"))
                .map(Header::value)
                .findFirst()
                .or(() -> known ? Optional.of(Integer.toString(page.body().length())) : Optional.empty());
    }

    private void send(Response.Stream stream, HttpExchange exchange) throws IOException {
        setHeaders(exchange, stream.type().orElse(""), stream.headers());
        boolean head = exchange.getRequestMethod().equals("HEAD");
        sendHead(exchange, stream.status(), head ? -1 : 0); // 0: of unknown length
        if (!head) {
            OutputStream out = new WatchedOutput(exchange.getResponseBody(), readers);
            stream.writer().writeTo(out);
            out.close(); // not after a failure: the client shall see that the end is missing
        }
    }

    private void sendHead(HttpExchange exchange, int status, long length) throws IOException {
        try (SlowReaders.Write _ = readers.watch()) {
            exchange.sendResponseHeaders(status, length);
        }
    }

    private static void setHeaders(HttpExchange exchange, String type, List<Header> headers) {
        Headers out = exchange.getResponseHeaders();
        if (!type.isEmpty()) {
            out.set("Content-Type", type);
        }
        for (Header header : headers) {
            if (!ITS_OWN.contains(header.name().toLowerCase(Locale.ROOT))) {
                out.add(header.name(), header.value());
            }
        }
        if (!out.containsKey("Server")) {
            out.set("Server", "tile38-hc");
        }
        boolean closes = asksToClose(exchange) || "close".equalsIgnoreCase(out.getFirst("Connection"));
        out.set("Connection", closes ? "close" : "keep-alive");
    }

    /// The JDK's server will heed it in any case, but HTTP wants that said.
    private static boolean asksToClose(HttpExchange exchange) {
        String asked = exchange.getRequestHeaders().getFirst("Connection");
        return exchange.getProtocol().equals("HTTP/1.0")
                ? !"keep-alive".equalsIgnoreCase(asked)
                : "close".equalsIgnoreCase(asked);
    }
}
