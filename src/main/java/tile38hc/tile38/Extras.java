package tile38hc.tile38;

import java.util.Optional;
import tile38hc.json.Json;

/// What SERVER ext tells beyond [Figures].
///
/// @param aofEnabled false where the server was started with `--appendonly no`
/// @param expired objects that this process has deleted by itself because their time was over
/// @param uptime seconds since its start; without end where that is not told
record Extras(boolean aofEnabled, long expired, double uptime) {

    static Optional<Extras> of(Reply reply) {
        return Envelope.member(reply, "stats", Json.Obj.class).flatMap(stats -> {
            Optional<Json.Bool> enabled = stats.get("tile38_aof_enabled", Json.Bool.class);
            long expired = Figures.number(stats, "tile38_expired_keys");
            return enabled.filter(_ -> expired >= 0)
                    .map(on -> new Extras(
                            on.value(),
                            expired,
                            stats.get("tile38_uptime_in_seconds", Json.Num.class)
                                    .map(Json.Num::value)
                                    .orElse(Double.POSITIVE_INFINITY)));
        });
    }
}
