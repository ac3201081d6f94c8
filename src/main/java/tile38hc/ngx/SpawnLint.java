package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tile38hc.lua.LuaTable;

/// What the library takes without a word and what cannot be meant: misspelt options, statuses that no reply has,
/// line ends that are none.
final class SpawnLint {
    private static final Set<String> OPTIONS = Set.of(
            "concurrency",
            "connect_only",
            "fall",
            "fast_interval",
            "host",
            "http_req",
            "interval",
            "jitter",
            "match_body",
            "no_timer",
            "on_change",
            "port",
            "rise",
            "shm",
            "ssl_verify",
            "tile38",
            "timeout",
            "type",
            "upstream",
            "valid_statuses");

    private static final int SHORT = 6; // letters; names shorter than this are near others by accident

    private SpawnLint() {}

    /// One sentence for each oddity.
    static List<String> of(LuaTable options) {
        List<String> oddities = new ArrayList<>();
        for (Object[] entry = options.next(null); entry != null; entry = options.next(entry[0])) {
            if (entry[0] instanceof String name && !OPTIONS.contains(name)) {
                OPTIONS.stream()
                        .filter(option -> distance(name, option) <= (name.length() < SHORT ? 1 : 2))
                        .forEach(option ->
                                oddities.add("option \"" + name + "\" is ignored; did you mean \"" + option + "\"?"));
            }
        }
        if ("tcp".equals(options.get("type"))) {
            oddities.add("type \"tcp\" is refused: write type = \"http\", connect_only = true");
        }
        if (options.get("valid_statuses") instanceof LuaTable statuses) {
            statuses(statuses, oddities);
        }
        if (options.get("http_req") instanceof String request && request.contains("\\r\\n")) {
            oddities.add("\"http_req\" holds backslashes instead of line ends: [[...]] has no escapes, \"...\" has");
        }
        return oddities;
    }

    private static void statuses(LuaTable statuses, List<String> oddities) {
        if (statuses.get(1) == null) {
            oddities.add("\"valid_statuses\" is empty: no reply will pass");
        }
        for (int i = 1; statuses.get(i) != null; i++) {
            if (statuses.get(i) instanceof String text) {
                oddities.add("\"valid_statuses\" holds \"" + text + "\", a string: it equals no status");
            }
        }
    }

    /// How many letters differ, as Levenshtein counts.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
