package tile38hc.tile38;

import java.util.Optional;
import tile38hc.json.Json;

/// What SERVER ext tells beyond [Figures].
///
/// @param aofEnabled false where the server was started with `--appendonly no`
/// @param expired objects that this process has deleted by itself because their time was over
record Extras(boolean aofEnabled, boolean rewriting, long expired) {

    static Optional<Extras> of(Reply reply) {
        return Envelope.member(reply, "stats", Json.Obj.class).flatMap(stats -> {
            Optional<Json.Bool> enabled = stats.get("tile38_aof_enabled", Json.Bool.class);
            long expired = Figures.number(stats, "tile38_expired_keys");
            return enabled.filter(_ -> expired >= 0)
                    .map(on -> new Extras(on.value(), Figures.flag(stats, "tile38_aof_rewrite_in_progress"), expired));
        });
    }
}
