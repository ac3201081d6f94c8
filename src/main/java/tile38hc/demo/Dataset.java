package tile38hc.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keys, and under each key the points by their id. Guarded by the node it belongs to.
final class Dataset {

    record Point(double lat, double lon) {}

    private final Map<String, Map<String, Point>> collections = new TreeMap<>();

    void set(String key, String id, Point point) {
        collections.computeIfAbsent(key, k -> new TreeMap<>()).put(id, point);
    }

    /// False where there was no such object. A key ends with its last object.
    boolean delete(String key, String id) {
        Map<String, Point> collection = collections.getOrDefault(key, Map.of());
        if (!collection.containsKey(id)) {
            return false;
        }
        collection.remove(id);
        if (collection.isEmpty()) {
            collections.remove(key);
        }
        return true;
    }

    void clear() {
        collections.clear();
    }

    boolean has(String key) {
        return collections.containsKey(key);
    }

    /// Null where there is none.
    Point get(String key, String id) {
        return collections.getOrDefault(key, Map.of()).get(id);
    }

    List<String> keys() {
        return List.copyOf(collections.keySet());
    }

    int objects(String key) {
        return collections.get(key).size();
    }

    int objects() {
        return collections.values().stream().mapToInt(Map::size).sum();
    }

    /// As Tile38 counts a point: its id and two doubles.
    long bytes(String key) {
        return collections.get(key).keySet().stream()
                .mapToLong(id -> id.length() + 16)
                .sum();
    }

    long bytes() {
        return collections.keySet().stream().mapToLong(this::bytes).sum();
    }
}
