package tile38hc.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/// A connected channel as the socket that TLS is layered over. Unlike the channel's own adaptor it takes socket
/// files too, and it has no address by which TLS could find an earlier session to resume: every handshake shows the
/// certificate anew.
final class ChannelSocket extends Socket {
    private final SocketChannel channel;

    ChannelSocket(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public InputStream getInputStream() {
        return Channels.newInputStream(channel);
    }

    @Override
    public OutputStream getOutputStream() {
        return Channels.newOutputStream(channel);
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
