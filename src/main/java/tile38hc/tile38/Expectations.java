package tile38hc.tile38;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the table `tile38 = { … }` of a `spawn_checker` says of a peer.
///
/// @param password sent when the server asks for one
/// @param leader the upstream whose servers are to lead
/// @param maxLagBytes,maxLag more than either is `behind`
/// @param failOn codes of conditions that count as a failed check; empty: all of a peer's own that are of severity
/// down
public record Expectations(
        Optional<String> password, Optional<String> leader, long maxLagBytes, Duration maxLag, Set<String> failOn) {

    public static final Expectations NONE =
            new Expectations(Optional.empty(), Optional.empty(), 10L << 20, Duration.ofSeconds(10), Set.of());

    public Expectations {
        if (password.filter(String::isEmpty).isPresent()) {
            password = Optional.empty();
        }
        if (maxLagBytes < 0 || maxLag.isNegative()) {
            throw new IllegalArgumentException("a lag below nothing");
        }
        failOn = Set.copyOf(failOn);
    }

    /// Both together, for a server of which two checks expect something: what only one of them names, and of lags that
    /// both name the lesser. Of two passwords or leaders it is the first.
    Expectations and(Expectations other) {
        Set<String> codes = new HashSet<>(failOn);
        codes.addAll(other.failOn);
        return new Expectations(
                password.or(() -> other.password),
                leader.or(() -> other.leader),
                named(maxLagBytes, other.maxLagBytes, NONE.maxLagBytes),
                named(maxLag, other.maxLag, NONE.maxLag),
                codes);
    }

    private static <T extends Comparable<T>> T named(T one, T other, T unnamed) {
        boolean takesOne = other.equals(unnamed) || !one.equals(unnamed) && one.compareTo(other) <= 0;
        return takesOne ? one : other;
    }

    /// Reads the table, whose values are strings, doubles, and lists of strings.
    ///
    /// @param environment looks up what `password_env` names
    /// @throws IllegalArgumentException with one line that names the option, for whatever is not understood
    public static Expectations of(Map<String, ?> table, Function<String, Optional<String>> environment) {
        Optional<String> password = NONE.password;
        Optional<String> leader = NONE.leader;
        long maxLagBytes = NONE.maxLagBytes;
        Duration maxLag = NONE.maxLag;
        Set<String> failOn = NONE.failOn;
        for (Map.Entry<String, ?> option : table.entrySet()) {
            String name = option.getKey();
            Object value = option.getValue();
            switch (name) {
                case "password" -> password = Optional.of(text(name, value));
                case "password_env" -> {
                    String variable = text(name, value);
                    password = environment.apply(variable);
                    if (password.isEmpty()) {
                        throw new IllegalArgumentException("tile38.password_env: no variable \"" + variable + "\"");
                    }
                }
                case "leader" -> leader = Optional.of(text(name, value));
                case "max_lag_bytes" -> maxLagBytes = (long) number(name, value);
                case "max_lag_seconds" -> maxLag = Duration.ofMillis((long) (1000 * number(name, value)));
                case "fail_on" -> failOn = codes(name, value);
                default -> throw new IllegalArgumentException("tile38." + name + ": there is no such option");
            }
        }
        if (table.containsKey("password") && table.containsKey("password_env")) {
            throw new IllegalArgumentException("tile38.password and tile38.password_env: one of them is too many");
        }
        return new Expectations(password, leader, maxLagBytes, maxLag, failOn);
    }

    private static String text(String name, Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("tile38." + name + " wants a string");
    }

    private static double number(String name, Object value) {
        if (value instanceof Double number && number >= 0 && number <= 1e12) {
            return number;
        }
        throw new IllegalArgumentException("tile38." + name + " wants a number from 0");
    }

    private static Set<String> codes(String name, Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw new IllegalArgumentException(
                    "tile38." + name + " wants a list of conditions, such as {\"diverged\"}");
        }
        Set<String> codes = new HashSet<>();
        for (Object code : list) {
            Code known = Code.named(text(name, code))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "tile38." + name + ": there is no condition \"" + code + "\""));
            if (known == Code.NO_LEADER) {
                throw new IllegalArgumentException(
                        "tile38." + name + ": \"" + code + "\" is of no single peer, so no check can fail by it");
            }
            codes.add(known.text());
        }
        return codes;
    }
}
