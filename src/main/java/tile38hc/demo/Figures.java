package tile38hc.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// The figures that a server gives of itself: SERVER and SERVER ext. The heap is this process's, and so is the pid,
/// since both stand-ins live in one. Of the extended figures those of the Go runtime are left out.
final class Figures {
    /// What a Tile38 says that was built without a version.
    private static final String VERSION = "0.0.0";

    private final SortedMap<String, Json> figures = new TreeMap<>();

    private Figures() {}

    static Figures server(Node node) {
        Figures figures = new Figures();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        Replication replication = node.replication();
        if (replication != null) {
            figures.put("following", replication.leader().toString());
            figures.put("caught_up", replication.caughtUp());
            figures.put("caught_up_once", node.caughtUpOnce());
        }
        figures.common(node, "");
        figures.put("avg_item_size", heap / Math.max(node.data().objects(), 1));
        figures.put("cpus", runtime.availableProcessors());
        figures.put("heap_released", 0);
        figures.put("heap_size", heap);
        figures.put("mem_alloc", heap);
        figures.put("pending_events", 0);
        figures.put("threads", Thread.activeCount());
        return figures;
    }

    static Figures extended(Node node) {
        Figures figures = new Figures();
        figures.common(node, "tile38_");
        figures.put("tile38_type", node.replication() == null ? "leader" : "follower");
        figures.put("tile38_uptime_in_seconds", node.uptimeNanos() / (double) TimeUnit.SECONDS.toNanos(1));
        figures.put("tile38_aof_enabled", true);
        figures.put("tile38_aof_rewrite_in_progress", false);
        figures.put("tile38_aof_current_rewrite_time_sec", 0);
        figures.put("tile38_aof_last_rewrite_time_sec", 0);
        figures.put("tile38_cluster_enabled", false);
        figures.put("tile38_connected_slaves", node.slaves().size());
        figures.put("tile38_expired_keys", 0);
        figures.put("tile38_total_commands_processed", node.commands());
        return figures;
    }

    private void common(Node node, String prefix) {
        Dataset data = node.data();
        put(prefix + "aof_size", node.log().size());
        put(prefix + "http_transport", true);
        put(prefix + "id", node.id());
        put(prefix + "in_memory_size", data.bytes());
        put(prefix + "max_heap_size", 0);
        put(prefix + "num_collections", data.keys().size());
        put(prefix + "num_hooks", 0);
        put(prefix + "num_objects", data.objects());
        put(prefix + "num_points", data.objects());
        put(prefix + "num_strings", 0);
        put(prefix + "pid", ProcessHandle.current().pid());
        put(prefix + "pointer_size", 8);
        put(prefix + "read_only", node.readOnly());
        put(prefix + "version", VERSION);
    }

    /// Of one key: STATS.
    static Figures key(Dataset data, String key) {
        Figures figures = new Figures();
        figures.put("in_memory_size", data.bytes(key));
        figures.put("num_objects", data.objects(key));
        figures.put("num_points", data.objects(key));
        figures.put("num_strings", 0);
        return figures;
    }

    Json json() {
        JsonObject object = new JsonObject();
        figures.forEach(object::put);
        return object.done();
    }

    /// Names and values in turn, all of them strings.
    Resp resp() {
        List<String> words = new ArrayList<>();
        figures.forEach((name, value) -> {
            words.add(name);
            words.add(value instanceof Json.Str(String text) ? text : value.compact());
        });
        return Resp.bulks(words);
    }

    private void put(String name, String value) {
        figures.put(name, new Json.Str(value));
    }

    private void put(String name, double value) {
        figures.put(name, new Json.Num(value));
    }

    private void put(String name, boolean value) {
        figures.put(name, new Json.Bool(value));
    }
}
