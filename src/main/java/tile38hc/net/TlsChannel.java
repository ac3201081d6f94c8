package tile38hc.net;

import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import javax.net.ssl.SSLSocket;

/// A TLS connection that reads and writes like the channel underneath.
final class TlsChannel implements ByteChannel {
    private final SSLSocket socket;
    private final ReadableByteChannel in;
    private final WritableByteChannel out;

    TlsChannel(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = Channels.newChannel(socket.getInputStream());
        this.out = Channels.newChannel(socket.getOutputStream());
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        try {
            return in.read(to);
        } catch (SocketException e) {
            return -1; // nginx does not tell a reset from an end here
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        return out.write(from);
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    /// Says goodbye to the peer. That is a courtesy, so it does not matter if the peer is gone.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // the channel underneath is closed all the same
        }
    }
}
