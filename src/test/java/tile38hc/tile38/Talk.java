package tile38hc.tile38;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// A client of the tests' own that may say anything to a Tile38.
final class Talk implements Closeable {
    private final Socket socket = new Socket();
    private final InputStream in;

    Talk(InetSocketAddress server) throws IOException {
        socket.connect(server, 5_000);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    String ask(String... words) throws IOException {
        say(List.of(words));
        return reply();
    }

    void say(List<String> words) throws IOException {
        socket.getOutputStream().write(encoded(words).getBytes(StandardCharsets.ISO_8859_1));
    }

    void load(String key, int from, int count, List<String> options) throws IOException {
        for (int done = 0; done < count; done += 1_000) {
            int batch = Math.min(1_000, count - done);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < batch; i++) {
                int number = from + done + i;
                List<String> words = new ArrayList<>(List.of("SET", key, "truck" + number));
                words.addAll(options);
                words.addAll(List.of("POINT", String.valueOf(number % 80), String.valueOf(number % 170)));
                text.append(encoded(words));
            }
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < batch; i++) {
                reply();
            }
        }
    }

    String reply() throws IOException {
        String line = line();
        if (line.startsWith("$") && !line.equals("$-1")) {
            String text = new String(in.readNBytes(Integer.parseInt(line.substring(1))), StandardCharsets.ISO_8859_1);
            line();
            return text;
        }
        if (line.startsWith("*")) {
            StringBuilder items = new StringBuilder();
            for (int i = Integer.parseInt(line.substring(1)); i > 0; i--) {
                items.append(reply()).append('\n');
            }
            return items.toString();
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String encoded(List<String> words) {
        StringBuilder text = new StringBuilder("*" + words.size() + "\r\n");
        words.forEach(word -> text.append("$")
                .append(word.length())
                .append("\r\n")
                .append(word)
                .append("\r\n"));
        return text.toString();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            c = in.read();
        }
        if (c < 0) {
            throw new IOException("closed");
        }
        return line.substring(0, line.length() - 1);
    }

    /// Waits up to 20 seconds for something to become true.
    static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within 20 seconds: " + what);
            }
            Thread.sleep(10);
        }
    }
}
