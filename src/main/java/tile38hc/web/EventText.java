package tile38hc.web;

import java.nio.charset.StandardCharsets;

/// One server-sent event as it goes over the wire. Line breaks in the data make several `data:` lines, as the format
/// wants; in a name or an id, where they cannot be, they are blanks.
final class EventText {

    private EventText() {}

    static String of(String name, String data) {
        StringBuilder text = new StringBuilder(name.length() + data.length() + 32);
        text.append("event: ").append(oneLine(name)).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }

    /// @param id what a client that comes back names as the last event it had
    static String of(String name, String id, String data) {
        return "id: " + oneLine(id) + "\n" + of(name, data);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\r\\n\\x00]", " ");
    }
}
