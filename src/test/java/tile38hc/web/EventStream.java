package tile38hc.web;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A client of an event stream. It speaks HTTP/1.0, so that what it gets is the stream and nothing between.
final class EventStream implements AutoCloseable {

    record Event(String id, String name, String data) {}

    private final Socket socket;
    private final BufferedReader in;
    final String head;

    /// @param fields of the request, each with its line break
    EventStream(Served served, String fields) throws IOException {
        socket = served.connect();
        Served.send(socket, "GET /events HTTP/1.0\r\n" + fields + "\r\n");
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        head = paragraph();
    }

    static EventStream of(Served served) throws IOException {
        return new EventStream(served, "");
    }

    static EventStream after(String id, Served served) throws IOException {
        return new EventStream(served, "Last-Event-ID: " + id + "\r\n");
    }

    /// The next event; waits for it.
    Event next() throws IOException {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line : paragraph().split("\n")) {
            String value = line.substring(line.indexOf(": ") + 2);
            switch (line.substring(0, line.indexOf(':'))) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.append(value);
                default -> name = line; // retry
            }
        }
        return new Event(id, name, data.toString());
    }

    /// The next event of that name, after others.
    Event next(String name) throws IOException {
        Event event = next();
        while (!event.name().equals(name)) {
            event = next();
        }
        return event;
    }

    /// The next event whose data hold a text, after others.
    Event nextHolding(String text) throws IOException {
        Event event = next();
        while (!event.data().contains(text)) {
            event = next();
        }
        return event;
    }

    private String paragraph() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = in.readLine(); ; line = in.readLine()) {
            if (line == null) {
                throw new EOFException("after " + lines);
            }
            if (line.isEmpty()) {
                return lines.toString();
            }
            lines.append(line).append('\n');
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
