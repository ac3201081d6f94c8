package tile38hc.tile38;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Where two servers' data differ: the collections that do not hold equally many objects, the worst first.
final class Localisation {
    private static final int MOST = 10;

    private record Difference(String key, long leader, long follower) {

        long size() {
            return Math.abs(leader - follower);
        }

        String sentence() {
            return Words.format("%s: leader %,d, follower %,d", Words.of(key), leader, follower);
        }
    }

    private Localisation() {}

    static List<String> sentences(Map<String, Long> leader, Map<String, Long> follower) {
        TreeSet<String> keys = new TreeSet<>(leader.keySet());
        keys.addAll(follower.keySet());
        return keys.stream()
                .map(key -> new Difference(key, leader.getOrDefault(key, 0L), follower.getOrDefault(key, 0L)))
                .filter(difference -> difference.size() > 0)
                .sorted(Comparator.comparingLong(Difference::size).reversed())
                .limit(MOST)
                .map(Difference::sentence)
                .toList();
    }
}
