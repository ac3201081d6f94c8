package tile38hc.web;

import java.util.List;
import java.util.Optional;

/// One HTTP response, taken apart.
record Answer(int status, List<String> headers, String body) {

    static Answer of(String text) {
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            return new Answer(0, List.of(), text);
        }
        List<String> lines = List.of(text.substring(0, blank).split("\r\n"));
        int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
        return new Answer(status, lines.subList(1, lines.size()), text.substring(blank + 4));
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> line.toLowerCase().startsWith(name.toLowerCase() + ":"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    String type() {
        return header("Content-Type").orElse("-");
    }

    /// For tables: `200 text/plain body`.
    String brief() {
        return status + " " + type() + " " + (body.startsWith("<html>") ? "<page>" : body.strip());
    }
}
