package tile38hc;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/// A pipe or a terminal that takes nothing: whoever writes to it waits until it is closed.
final class Unread extends OutputStream {
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public void write(int b) throws IOException {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
