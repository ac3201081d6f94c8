package tile38hc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `expect.txt` of a folder of the corpus, line by line; `nginx-compat/corpus/README.md` tells the format.
///
/// @param options for the command line beside the file
/// @param told lines `check …`, `warning …`, `refused …`, as they are expected
record Expectation(List<Scenario.Backend> peers, List<String> options, List<String> told, List<Page> pages) {
    private static final Pattern PEER = Pattern.compile("peer (\\S+) (answers (.*)|hangs|closes)");
    private static final Pattern PAGE =
            Pattern.compile("(GET|HEAD|POST) (?:(?:(\\S+):)?(\\d+))?(/\\S*)((?: [A-Za-z-]+=\\S+)*) -> (\\d+)");

    /// @param answer the line and its body as they stand in the file
    record Page(Scenario.Request request, String question, String answer) {}

    static Expectation read(Path file, Ports ports) throws IOException {
        Expectation expectation =
                new Expectation(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> lines = ports.rewritten(Files.readString(file)).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("peer ")) {
                expectation.peers.add(peer(line));
            } else if (line.startsWith("options ")) {
                expectation.options.addAll(
                        List.of(line.substring("options ".length()).split(" ")));
            } else if (line.matches("(check|warning|refused|logs) .*")) {
                expectation.told.add(line);
            } else if (PAGE.matcher(line).matches()) {
                int end = i + 1;
                while (end < lines.size() && lines.get(end).startsWith("|")) {
                    end++;
                }
                expectation.pages.add(page(line, String.join("\n", lines.subList(i, end)), ports));
                i = end - 1;
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("what is \"" + line + "\" in " + file + "?");
            }
        }
        return expectation;
    }

    private static Scenario.Backend peer(String line) {
        Matcher peer = PEER.matcher(line);
        if (!peer.matches()) {
            throw new IllegalStateException("no such peer: " + line);
        }
        Scenario.Reply reply =
                switch (peer.group(2)) {
                    case "hangs" -> new Scenario.Reply.Hang(30);
                    case "closes" -> new Scenario.Reply.Close();
                    default ->
                        new Scenario.Reply.Text(
                                peer.group(3).replace("\\r", "\r").replace("\\n", "\n"));
                };
        return new Scenario.Backend(peer.group(1), List.of(reply), false);
    }

    private static Page page(String line, String answer, Ports ports) {
        Matcher page = PAGE.matcher(line);
        page.matches();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : page.group(5).strip().split(" ")) {
            if (!header.isEmpty()) {
                headers.put(header.split("=", 2)[0], header.split("=", 2)[1]);
            }
        }
        int port = page.group(3) == null ? ports.http() : Integer.parseInt(page.group(3));
        String host = page.group(2) == null ? "127.0.0.1" : page.group(2).replaceAll("[\\[\\]]", "");
        Scenario.Request request = new Scenario.Request(
                Optional.empty(), page.group(1), host, port, page.group(4), headers, "", List.of());
        return new Page(request, line.substring(0, line.lastIndexOf(" -> ")), answer);
    }
}
