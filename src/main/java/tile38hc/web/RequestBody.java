package tile38hc.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;

/// The body of one request, read once and as a whole, since the JDK's server wants it read before an answer is
/// written. All bodies together take no more than [RequestBody#MEMORY] bytes.
final class RequestBody {

    /// What bodies may hold in memory at one time, of all requests of the process.
    static final int MEMORY = 32 << 20;

    /// The body of what is not read from a client.
    static final RequestBody READ = new RequestBody(null, new Semaphore(0), 0);

    /// A body that is not taken: 413 for too large a one, 503 while too many are held.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;
        private final int status;

        Refused(int status) {
            super("request body refused with " + status);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final HttpExchange exchange;
    private final Semaphore memory;
    private final long declared;
    private int held;
    private boolean read;

    private RequestBody(HttpExchange exchange, Semaphore memory, long declared) {
        this.exchange = exchange;
        this.memory = memory;
        this.declared = declared;
        this.read = declared == 0;
    }

    /// The JDK's server has checked both headers, and that there is one of them at most.
    static RequestBody of(HttpExchange exchange, Semaphore memory) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
        return new RequestBody(exchange, memory, chunked ? -1 : length == null ? 0 : Long.parseLong(length));
    }

    /// The length that the client announced, -1 for a chunked body.
    long declared() {
        return declared;
    }

    boolean isUnread() {
        return !read;
    }

    /// Lets the JDK's server do away with what is not wanted.
    void leave() {
        read = true;
    }

    String read(long limit) throws IOException {
        read = true;
        InputStream in = exchange.getRequestBody();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            if (bytes.size() + n > limit) {
                throw new Refused(413);
            }
            if (!memory.tryAcquire(n)) {
                throw new Refused(503);
            }
            held += n;
            bytes.write(part, 0, n);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /// Gives back what the body held.
    void release() {
        memory.release(held);
        held = 0;
    }
}
