package tile38hc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sends a request exactly as it is given, which the JDK's client would not do.
final class RawHttp {
    private static final int PATIENCE_MILLIS = 10_000;

    /// @param headers by their names in lower case
    record Answer(int status, Map<String, String> headers, String body) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    private RawHttp() {}

    static Answer send(Scenario.Request request) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(request.host(), request.port()), PATIENCE_MILLIS);
            socket.getOutputStream().write(text(request).getBytes(StandardCharsets.ISO_8859_1));
            return read(request, socket.getInputStream());
        }
    }

    private static String text(Scenario.Request request) {
        if (request.raw().isPresent()) {
            return request.raw().get();
        }
        String host = request.host().contains(":") ? "[" + request.host() + "]" : request.host();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", host + ":" + request.port());
        headers.put("Accept-Encoding", "identity"); // as the recordings were asked for
        if (!request.body().isEmpty()) {
            headers.put("Content-Length", "" + request.body().length());
        }
        headers.putAll(request.headers());
        StringBuilder text = new StringBuilder(request.method() + " " + request.path() + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").append(request.body()).toString();
    }

    private static Answer read(Scenario.Request request, InputStream in) throws IOException {
        String statusLine = line(in);
        if (statusLine.isEmpty()) {
            throw new IOException("closed without an answer");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (a, b) -> a + ", " + b);
        }
        int status = Integer.parseInt(statusLine.split(" ")[1]);
        boolean bodiless = request.method().equals("HEAD") || status == 204 || status == 304;
        String body = bodiless ? "" : body(headers, in);
        return new Answer(status, headers, body);
    }

    private static String body(Map<String, String> headers, InputStream in) throws IOException {
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = size(in); size > 0; size = size(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            return Recorded.text(body.toByteArray());
        }
        String length = headers.get("content-length");
        byte[] bytes = length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
        return Recorded.text(bytes);
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
