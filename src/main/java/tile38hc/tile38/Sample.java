package tile38hc.tile38;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What one round of questions to one peer came to.
///
/// @param nanos when it was asked: monotonic, from an arbitrary origin
/// @param time when it was asked, for people
/// @param words why it is not [Standing#ANSWERING], in the server's or the system's words
/// @param figures present where it is
/// @param later a leader's figures once more, after its followers were asked
/// @param sums of those ranges that were asked for and that the file reaches
/// @param collections objects by collection, where asked for
/// @param shut what became of a new connection, where one was tried and not answered
/// @param overcounts whether its AOF was found to end before the size that it counts
record Sample(
        long nanos,
        Instant time,
        Standing standing,
        String words,
        Optional<Figures> figures,
        Optional<Figures> later,
        Optional<RoleAnswer> role,
        Optional<Extras> extras,
        Map<Range, String> sums,
        Optional<Map<String, Long>> collections,
        Optional<String> shut,
        boolean overcounts) {

    Sample {
        Objects.requireNonNull(time);
        Objects.requireNonNull(standing);
        sums = Map.copyOf(sums);
        collections = collections.map(Map::copyOf);
    }

    /// Of the three questions of every round.
    static Sample of(long nanos, Instant time, Reply healthz, Reply server, Reply role) {
        Optional<Figures> figures = Figures.of(server);
        Standing standing = figures.isPresent() ? Standing.ANSWERING : standing(healthz, server);
        return new Sample(
                nanos,
                time,
                standing,
                words(server),
                figures,
                Optional.empty(),
                RoleAnswer.of(role),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    Sample with(
            Optional<Extras> extras,
            Map<Range, String> sums,
            Optional<Map<String, Long>> collections,
            Optional<String> shut,
            boolean overcounts) {
        return new Sample(
                nanos, time, standing, words, figures, later, role, extras, sums, collections, shut, overcounts);
    }

    Sample withLater(Reply server) {
        Optional<Figures> later = Figures.of(server);
        return new Sample(
                nanos, time, standing, words, figures, later, role, extras, sums, collections, shut, overcounts);
    }

    private static Standing standing(Reply healthz, Reply server) {
        return switch (server) {
            case Reply.NotConnected _ -> Standing.UNREACHABLE;
            case Reply.Missing _ when isTile38(healthz) -> Standing.STALLED;
            case Reply.Missing _ -> Standing.UNREACHABLE;
            case Reply.Unreadable _ -> Standing.STRANGE;
            case Reply.Text _, Reply.Failure _, Reply.Fields _ ->
                switch (Envelope.of(server)) {
                    case Envelope.Refused(String error) -> refused(error);
                    case Envelope.Ok _, Envelope.Strange _ -> Standing.STRANGE;
                };
        };
    }

    private static boolean isTile38(Reply healthz) {
        return healthz instanceof Reply.Text && !(Envelope.of(healthz) instanceof Envelope.Strange);
    }

    private static Standing refused(String error) {
        if (error.startsWith("LOADING ")) {
            return Standing.LOADING;
        }
        if (error.startsWith("DENIED ")) {
            return Standing.PROTECTED;
        }
        return switch (error) {
            case "catching up to leader" -> Standing.CATCHING_UP;
            case "authentication required", "invalid password" -> Standing.AUTH;
            default -> Standing.STRANGE;
        };
    }

    private static String words(Reply server) {
        String words =
                switch (Envelope.of(server)) {
                    case Envelope.Ok _ -> "other figures than Tile38's";
                    case Envelope.Refused(String error) -> error;
                    case Envelope.Strange(String what) -> what;
                };
        return Words.of(words);
    }
}
