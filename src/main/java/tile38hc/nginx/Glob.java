package tile38hc.nginx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The system's `glob(3)`, on which `include sites/*.conf` stands: `*`, `?` and `[…]` within one part of a path,
/// names that begin with a dot only where the pattern says the dot, everything sorted by bytes.
final class Glob {
    private final ConfigFiles files;

    Glob(ConfigFiles files) {
        this.files = files;
    }

    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    }

    /// The paths that match, sorted. There may be none, which is not an error.
    List<String> expand(String pattern) throws IOException {
        List<String> found = List.of("");
        int start = 0;
        while (start < pattern.length()) {
            int slash = pattern.indexOf('/', start);
            int end = slash < 0 ? pattern.length() : slash;
            String part = pattern.substring(start, end);
            boolean last = slash < 0;
            List<String> next = new ArrayList<>();
            for (String folder : found) {
                for (String name : part.isEmpty() ? List.of("") : names(folder, part)) {
                    next.add(folder + name + (last ? "" : "/"));
                }
            }
            found = next;
            start = end + 1;
        }
        List<String> sorted = new ArrayList<>(found);
        Collections.sort(sorted);
        return sorted;
    }

    private List<String> names(String folder, String part) throws IOException {
        if (part.equals(".") || part.equals("..")) {
            return List.of(part);
        }
        NamePattern pattern = new NamePattern(part);
        return files.list(folder).stream().filter(pattern::matches).toList();
    }
}
