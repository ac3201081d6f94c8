package tile38hc.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// What a [Handler] answers. The JDK's server knows its own reason phrases only, and none can be given here.
public sealed interface Response {

    /// What can go over the wire as it is.
    sealed interface Sendable extends Response {}

    /// A body that is known. Where `type` is empty the location's types decide; an empty text sends no
    /// `Content-Type`.
    record Page(int status, Optional<String> type, List<Header> headers, String body) implements Sendable {

        public Page {
            checkStatus(status);
            headers = List.copyOf(headers);
        }

        public static Page text(String body) {
            return new Page(200, Optional.of("text/plain"), List.of(), body);
        }
    }

    /// A status without a body of its own, as `return 404;` and `ngx.exit(404)` give it: from 300 on the location's
    /// `error_page` or the server's own page goes out, below that an empty body.
    record Status(int status, List<Header> headers) implements Response {

        public Status {
            checkStatus(status);
            headers = List.copyOf(headers);
        }

        public static Status of(int status) {
            return new Status(status, List.of());
        }
    }

    /// A body that is written as it comes to be, until `writer` returns.
    record Stream(int status, Optional<String> type, List<Header> headers, Writer writer) implements Sendable {

        public Stream {
            checkStatus(status);
            headers = List.copyOf(headers);
        }
    }

    /// Continue at another location of the same server, as `ngx.exec` does: the one that the path leads to, or that of
    /// the name (with its `@`).
    record Redirect(Optional<String> name, String method, String uri, String args) implements Response {}

    /// Nothing stands against it: go on with the next phase.
    record Next() implements Response {}

    /// Close the connection without a byte, as `return 444;` does.
    record Drop() implements Sendable {}

    /// Writes a streamed body. It ends by returning, or by the exception that `out` throws once the client has
    /// gone, has stopped reading, or the server stops; the thread is then interrupted.
    @FunctionalInterface
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void checkStatus(int status) {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("a response cannot have the status " + status);
        }
    }
}
