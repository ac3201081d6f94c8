package tile38hc.health;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What is known of a peer's data and whose copy they are.
///
/// What only a follower has (`following` to `lagSeconds`) is empty on a leader, whatever was handed over: it may stem
/// from when that one still followed.
///
/// @param following the leader's address as the follower has it
/// @param leader the listed peer that this address stands for, as the status page names it
/// @param caughtUp what the follower says of itself; empty while it does not answer
/// @param lagBytes,lagSeconds measured against the leader; empty where the two cannot be compared
public record Replica(
        Role role,
        String id,
        String version,
        Optional<String> following,
        Optional<String> leader,
        Optional<Boolean> caughtUp,
        OptionalLong lagBytes,
        OptionalDouble lagSeconds,
        long aofSize,
        long objects,
        long collections) {

    public enum Role {
        LEADER,
        FOLLOWER
    }

    public Replica {
        Objects.requireNonNull(role);
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        if (role == Role.LEADER) {
            following = Optional.empty();
            leader = Optional.empty();
            caughtUp = Optional.empty();
            lagBytes = OptionalLong.empty();
            lagSeconds = OptionalDouble.empty();
        }
    }
}
