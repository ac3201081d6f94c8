package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tile38hc.lua.LuaNumber;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;

/// What the library takes from `spawn_checker`'s table without a word and what cannot be meant: options that are
/// none, statuses that no reply has, checks that nothing can fail.
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
            "ssl_client_cert",
            "ssl_client_priv_key",
            "ssl_verify",
            "tile38",
            "timeout",
            "type",
            "upstream",
            "valid_statuses");

    private static final String BODY = "match_body = \"...\" looks into the body";
    private static final String EVENTS = "on_change = function(event) ... end is told of changes";

    /// Options of forks and of changes that were proposed and never made, and what to write instead.
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("valid_response", BODY),
            Map.entry("valid_reply", BODY),
            Map.entry("expected_body", BODY),
            Map.entry("expected_result", BODY),
            Map.entry("match_string", BODY),
            Map.entry("http_res_fn", BODY),
            Map.entry("peer_fail_fn", EVENTS),
            Map.entry("peer_down_fn", EVENTS),
            Map.entry("zone", "upstream = \"...\" names the group"),
            Map.entry("ssl", "type = \"https\" checks over TLS"),
            Map.entry("ssl_server_name", "host = \"...\" is the server's name"),
            Map.entry("http_port", "port = ... checks another port"),
            Map.entry("http_version", "http_req holds the version"),
            Map.entry("peer", "all peers of the upstream are checked"),
            Map.entry("check_primary", "primary and backup peers are both checked"),
            Map.entry("check_backup", "primary and backup peers are both checked"),
            Map.entry("exclude_lists", "all peers of the upstream are checked"),
            Map.entry("shared_config", "each call of spawn_checker has its own options"),
            Map.entry("ssl_reuse_session", "each check shakes hands anew"),
            Map.entry("ws_cmd_checks", "http_req is all that is sent"),
            Map.entry("rpc_cmd_checks", "http_req is all that is sent"),
            Map.entry("dynamic", "names are resolved again by themselves"));

    private static final int SHORT = 6; // letters; names shorter than this are near others by accident
    private static final double DEFAULT_MS = 1000;

    private SpawnLint() {}

    /// One sentence for each oddity.
    ///
    /// @param table whose own fields alone are looked through
    /// @param options the value of an option, wherever the table has it from
    static List<String> of(LuaTable table, UnaryOperator<Object> options) {
        List<String> oddities = new ArrayList<>();
        for (Object[] entry = table.next(null); entry != null; entry = table.next(entry[0])) {
            if (entry[0] instanceof String name && !OPTIONS.contains(name)) {
                oddities.add(ignored(name));
            }
        }
        statuses(options, oddities);
        times(options, oddities);
        if (options.apply("http_req") instanceof String request) {
            RequestLint.of(request).ifPresent(oddities::add);
        }
        boolean verified = options.apply("ssl_verify") == null || LuaValue.isTrue(options.apply("ssl_verify"));
        if ("https".equals(options.apply("type")) && options.apply("host") == null && verified) {
            oddities.add("an https check without \"host\" sends no server name, and a certificate of any name passes:"
                    + " write host = \"...\"");
        }
        return oddities;
    }

    private static String ignored(String name) {
        String foreign = FOREIGN.get(name);
        if (foreign != null) {
            return "option \"" + name + "\" is not the library's and is ignored: " + foreign;
        }
        return nearest(name)
                .map(option -> "option \"" + name + "\" is ignored; did you mean \"" + option + "\"?")
                .orElse("option \"" + name + "\" is not the library's and is ignored");
    }

    private static Optional<String> nearest(String name) {
        return OPTIONS.stream()
                .filter(option -> distance(name, option) <= (name.length() < SHORT ? 1 : 2))
                .findFirst();
    }

    private static void statuses(UnaryOperator<Object> options, List<String> oddities) {
        Object value = options.apply("valid_statuses");
        if (!LuaValue.isTrue(value)) {
            if (options.apply("http_req") instanceof String request && RequestLint.isHttp(request)) {
                oddities.add("without \"valid_statuses\" any first line passes, an error's too:"
                        + " write valid_statuses = {200}");
            }
        } else if (value instanceof LuaTable statuses) {
            if (statuses.get(1) == null) {
                oddities.add("\"valid_statuses\" is empty: no reply will pass, and every peer will be DOWN");
            }
            for (int i = 1; statuses.get(i) != null; i++) {
                if (statuses.get(i) instanceof String text) {
                    oddities.add("\"valid_statuses\" holds \"" + text
                            + "\", a string: it equals no status; leave the quotes out");
                }
            }
        }
    }

    private static void times(UnaryOperator<Object> options, List<String> oddities) {
        double interval = options.apply("interval") instanceof Double millis ? millis : DEFAULT_MS;
        double timeout = options.apply("timeout") instanceof Double millis ? millis : DEFAULT_MS;
        if (timeout > interval) {
            oddities.add("\"timeout\" (" + LuaNumber.format(timeout) + " ms) is longer than \"interval\" ("
                    + LuaNumber.format(interval)
                    + " ms): a peer that hangs is asked once a timeout, not once an interval");
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
