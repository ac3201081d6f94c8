import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What scripts/directives does: between its two marks, nginx-compat/README.md gets a list of all directives that the
/// program's tables know, by kind and, within a kind, by nginx's modules. With `--check` nothing is written; the
/// status tells whether the file is as it would be.
final Path readme = Path.of("nginx-compat", "README.md");
final Path tables = Path.of("src", "main", "resources", "tile38hc", "nginx", "directives");

/// In the order in which they are listed.
final List<String> tableNames = List.of("core", "http", "lua", "proxies", "third-party", "stream", "mail");

final String begin = "<!-- The rest up to the next mark is written by scripts/directives. -->\n";
final String end = "<!-- Here it ends. -->\n";

/// One line of the tables.
///
/// @param module the heading that it stands under
record Entry(String module, String name, Set<String> contexts, String kind) {

    /// Whether it may only stand in what tile38-hc does not look into.
    boolean isOutsideHttp() {
        return contexts.stream().allMatch(context -> context.matches("(stream|mail)(-.*)?"));
    }
}

void main(String[] args) throws IOException {
    String old = Files.readString(readme);
    int from = old.indexOf(begin) + begin.length();
    int to = old.indexOf(end);
    if (from < begin.length() || to < from) {
        throw new IllegalStateException(readme + " lacks the marks of this program");
    }
    String made = old.substring(0, from) + lists() + old.substring(to);
    if (!List.of(args).contains("--check")) {
        Files.writeString(readme, made);
    } else if (!made.equals(old)) {
        IO.println(readme + " does not list the directives as they are: run scripts/directives");
        System.exit(1);
    }
}

String lists() throws IOException {
    List<Entry> entries = entries();
    return "\n" + table("Honoured", "honoured", entries)
            + table("Guarding: what they guard is answered 503", "guarding", entries)
            + table("Making variables: what asks for one is answered 503", "variable", entries)
            + table("Serving something else: answered 501", "serving", entries)
            + harmless(entries);
}

/// Those of HTTP and of the whole server.
List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String table : tableNames) {
        String module = "";
        for (String line : Files.readAllLines(tables.resolve(table + ".txt"))) {
            if (line.startsWith("# ")) {
                module = line.substring(2);
            } else if (!line.isBlank()) {
                String[] columns = line.split(" +");
                Set<String> contexts = Set.copyOf(Arrays.asList(columns[1].split(",")));
                entries.add(new Entry(module, columns[0], contexts, columns[3]));
            }
        }
    }
    entries.stream().filter(Entry::isOutsideHttp).forEach(entry -> {
        if (!entry.kind().equals("harmless")) {
            throw new IllegalStateException(entry + " should be harmless, as the lists say");
        }
    });
    entries.removeIf(Entry::isOutsideHttp);
    return entries;
}

String table(String title, String kind, List<Entry> entries) {
    StringBuilder table = new StringBuilder("### " + title + "\n\n| module | directives |\n| --- | --- |\n");
    byModule(kind, entries).forEach((module, names) -> {
        table.append("| ").append(module).append(" | `").append(String.join("`, `", names)).append("` |\n");
    });
    return table.append('\n').toString();
}

/// They are too many for a table.
String harmless(List<Entry> entries) {
    Map<String, Set<String>> modules = byModule("harmless", entries);
    int count = modules.values().stream().mapToInt(Set::size).sum();
    StringBuilder list = new StringBuilder("### Harmless: checked as nginx checks them, and ignored\n\n");
    list.append("<details>\n<summary>").append(count).append(" directives of ");
    list.append(modules.size()).append(" modules</summary>\n\n");
    modules.forEach((module, names) ->
            list.append("- **").append(module).append("**: ").append(String.join(", ", names)).append('\n'));
    return list.append("\n</details>\n\n").toString();
}

/// The names of a kind, each once, in the order of the tables.
Map<String, Set<String>> byModule(String kind, List<Entry> entries) {
    Map<String, Set<String>> modules = new LinkedHashMap<>();
    entries.stream()
            .filter(entry -> entry.kind().equals(kind))
            .forEach(entry -> modules.computeIfAbsent(entry.module(), _ -> new LinkedHashSet<>()).add(entry.name()));
    return modules;
}
