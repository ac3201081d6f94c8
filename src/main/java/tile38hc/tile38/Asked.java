package tile38hc.tile38;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.json.Json;

/// What one peer was asked in one round, and what it answered: the raw form of a [Sample].
///
/// @param replies by the words of the question, `STATS` by the number of its batch; of a question asked twice the
/// last
record Asked(long nanos, Instant time, Map<String, Reply> replies) {
    static final String HEALTHZ = "HEALTHZ";
    static final String SERVER = "SERVER";
    static final String ROLE = "ROLE";
    static final String PING = "PING";
    static final String EXTRAS = "SERVER ext";
    static final String KEYS = "KEYS *";
    static final String STATS = "STATS ";

    private static final String SUM = "AOFMD5 ";
    private static final Reply UNASKED = new Reply.Missing("not asked");

    Asked {
        replies = Collections.unmodifiableMap(new LinkedHashMap<>(replies));
    }

    static String sum(Range range) {
        return SUM + range.position() + " " + range.size();
    }

    Reply reply(String words) {
        return replies.getOrDefault(words, UNASKED);
    }

    Sample sample() {
        return Sample.of(nanos, time, reply(HEALTHZ), reply(SERVER), reply(ROLE))
                .with(Extras.of(reply(EXTRAS)), sums(), collections(), shut(), overcounts());
    }

    private Optional<String> shut() {
        return switch (replies.get(PING)) {
            case Reply.NotConnected(String why) -> Optional.of(why);
            case Reply.Missing(String why) -> Optional.of(why);
            case Reply.Text _, Reply.Failure _, Reply.Fields _, Reply.Unreadable _ -> Optional.empty();
            case null -> Optional.empty(); // not asked
        };
    }

    private Map<Range, String> sums() {
        Map<Range, String> sums = new HashMap<>();
        replies.forEach((words, reply) -> {
            if (words.startsWith(SUM)) {
                String[] numbers = words.substring(SUM.length()).split(" ");
                Envelope.member(reply, "md5", Json.Str.class)
                        .ifPresent(md5 -> sums.put(
                                new Range(Long.parseLong(numbers[0]), Integer.parseInt(numbers[1])), md5.value()));
            }
        });
        return sums;
    }

    /// No range is asked for but within the size that the server counts.
    private boolean overcounts() {
        return replies.entrySet().stream()
                .anyMatch(asked -> asked.getKey().startsWith(SUM)
                        && Envelope.of(asked.getValue()) instanceof Envelope.Refused(String error)
                        && error.equals("EOF"));
    }

    /// The names that KEYS told.
    static List<String> keys(Reply reply) {
        List<String> keys = new ArrayList<>();
        Envelope.member(reply, "keys", Json.Arr.class)
                .ifPresent(list -> list.items().forEach(item -> {
                    if (item instanceof Json.Str(String key)) {
                        keys.add(key);
                    }
                }));
        return keys;
    }

    private Optional<Map<String, Long>> collections() {
        if (!(Envelope.of(reply(KEYS)) instanceof Envelope.Ok)) {
            return Optional.empty();
        }
        List<String> keys = keys(reply(KEYS));
        List<Json> stats = new ArrayList<>();
        for (int batch = 0; stats.size() < keys.size(); batch++) {
            Optional<Json.Arr> list = Envelope.member(reply(STATS + batch), "stats", Json.Arr.class);
            if (list.isEmpty() || list.get().items().isEmpty()) {
                return Optional.empty();
            }
            stats.addAll(list.get().items());
        }
        Map<String, Long> objects = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (stats.get(i) instanceof Json.Obj counts) { // null: gone meanwhile
                objects.put(keys.get(i), Math.max(0, Figures.number(counts, "num_objects")));
            }
        }
        return Optional.of(objects);
    }
}
