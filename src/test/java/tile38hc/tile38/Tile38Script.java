package tile38hc.tile38;

/// The answers of a healthy Tile38, for scripts that change some of them.
final class Tile38Script {
    static final String ID = "0123456789abcdef0123456789abcdef";

    private Tile38Script() {}

    static String leader(String command) {
        return ScriptedServer.bulk(
                switch (command.split(" ")[0]) {
                    case "SERVER" -> command.equals("SERVER ext") ? extras() : server("");
                    case "ROLE" -> "{\"ok\":true,\"role\":{\"role\":\"master\",\"offset\":5000,\"slaves\":[]}}";
                    case "AOFMD5" -> "{\"ok\":true,\"md5\":\"3389dae361af79b04c9c8e7057f60cc6\"}";
                    case "OUTPUT", "HEALTHZ" -> "{\"ok\":true,\"elapsed\":\"1µs\"}";
                    default -> "{\"ok\":false,\"err\":\"unknown command '" + command + "'\"}";
                });
    }

    /// @param more members of the figures, each with a comma behind it
    static String server(String more) {
        return "{\"ok\":true,\"stats\":{" + more
                + "\"aof_size\":5000,\"heap_size\":100,\"id\":\"" + ID
                + "\",\"max_heap_size\":0,\"num_collections\":2,\"num_hooks\":0,\"num_objects\":10,"
                + "\"num_points\":10,\"num_strings\":0,\"pid\":7,\"read_only\":false,\"version\":\"1.37.0\"}}";
    }

    private static String extras() {
        return "{\"ok\":true,\"stats\":{\"tile38_aof_enabled\":true,\"tile38_aof_rewrite_in_progress\":false,"
                + "\"tile38_expired_keys\":0}}";
    }
}
