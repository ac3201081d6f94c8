package tile38hc.tile38;

import java.util.Optional;
import tile38hc.json.Json;

/// What ROLE tells that SERVER does not.
///
/// @param offset of a follower: 0 while it has no connection to its leader
/// @param followers how many a leader has connections to; those that are gone without a word are among them
record RoleAnswer(boolean leads, long offset, int followers) {

    static Optional<RoleAnswer> of(Reply reply) {
        return Envelope.member(reply, "role", Json.Obj.class).flatMap(role -> {
            String name = role.get("role", Json.Str.class).map(Json.Str::value).orElse("");
            long offset = Figures.number(role, "offset");
            int followers = role.get("slaves", Json.Arr.class)
                    .map(list -> list.items().size())
                    .orElse(0);
            boolean known = name.equals("master") || name.equals("slave");
            return known && offset >= 0
                    ? Optional.of(new RoleAnswer(name.equals("master"), offset, followers))
                    : Optional.empty();
        });
    }
}
