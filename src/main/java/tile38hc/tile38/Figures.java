package tile38hc.tile38;

import java.util.Optional;
import tile38hc.json.Json;

/// What SERVER tells.
///
/// @param following `host:port` as configured; empty on a leader
/// @param caughtUp whether a follower says so; never re-judged by it while it is connected, so it proves little
/// @param aofSize on a follower its own counter, which is not always the size of its file
record Figures(
        String id,
        long pid,
        String version,
        Optional<String> following,
        boolean caughtUp,
        long aofSize,
        Counters counters,
        long heapSize,
        long maxHeapSize,
        boolean readOnly) {

    /// How much there is of what replication must keep equal.
    record Counters(long objects, long strings, long collections, long hooks) {}

    /// Empty if this is no answer to SERVER, or one that lacks what every Tile38 tells.
    static Optional<Figures> of(Reply reply) {
        return Envelope.member(reply, "stats", Json.Obj.class).flatMap(stats -> {
            Optional<String> id = text(stats, "id").filter(found -> !found.isEmpty());
            long pid = number(stats, "pid");
            long aofSize = number(stats, "aof_size");
            Counters counters = new Counters(
                    number(stats, "num_objects"),
                    number(stats, "num_strings"),
                    number(stats, "num_collections"),
                    number(stats, "num_hooks"));
            if (id.isEmpty() || pid < 0 || aofSize < 0 || counters.objects() < 0 || counters.collections() < 0) {
                return Optional.empty();
            }
            return Optional.of(new Figures(
                    id.get(),
                    pid,
                    text(stats, "version").orElse(""),
                    text(stats, "following").filter(found -> !found.isEmpty()),
                    flag(stats, "caught_up"),
                    aofSize,
                    counters,
                    number(stats, "heap_size"),
                    number(stats, "max_heap_size"),
                    flag(stats, "read_only")));
        });
    }

    boolean leads() {
        return following.isEmpty();
    }

    /// A whole number up to 2^53, where doubles are exact; -1 for anything else.
    static long number(Json.Obj from, String name) {
        double value = from.get(name, Json.Num.class)
                .map(Json.Num::value)
                .or(() -> text(from, name).flatMap(Figures::parsed))
                .orElse(-1.0);
        return value >= 0 && value <= 1L << 53 && value == Math.rint(value) ? (long) value : -1;
    }

    static boolean flag(Json.Obj from, String name) {
        return from.get(name, Json.Bool.class)
                .map(Json.Bool::value)
                .or(() -> text(from, name).map("true"::equals))
                .orElse(false);
    }

    /// Fit for a message: none of these has control characters or is long.
    private static Optional<String> text(Json.Obj from, String name) {
        return from.get(name, Json.Str.class).map(Json.Str::value).map(Words::of);
    }

    private static Optional<Double> parsed(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 17 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Double.valueOf(digits)) : Optional.empty();
    }
}
