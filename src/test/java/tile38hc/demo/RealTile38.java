package tile38hc.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// A real tile38-server on a free port of the loopback address, where this machine has one.
final class RealTile38 implements AutoCloseable {
    private final Process process;
    private final InetSocketAddress address;

    private RealTile38(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /// As `scripts/tile38-server` finds it.
    static Optional<String> find() throws IOException, InterruptedException {
        Process script = new ProcessBuilder("scripts/tile38-server")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String path = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return script.waitFor() == 0 ? Optional.of(path) : Optional.empty();
    }

    static RealTile38 start(String program, Path folder) throws Exception {
        int port = QuietPort.find();
        Process process = new ProcessBuilder(
                        program, "-h", "127.0.0.1", "-p", String.valueOf(port), "-d", folder.toString(), "-q")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        RealTile38 server = new RealTile38(process, new InetSocketAddress("127.0.0.1", port));
        Client.await("tile38-server answers", server::answers);
        return server;
    }

    InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean answers() {
        try {
            return Client.resp(address, "PING").equals("+PONG\r\n");
        } catch (IOException e) {
            return false;
        }
    }
}
