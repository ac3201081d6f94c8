package tile38hc.tile38;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import tile38hc.health.Time;

/// Asks one peer, round after round. One that does not let us look is left alone for a while: one interval at
/// first, four in the end. For one thread at a time.
///
/// A server sends its replies to commands that came in one packet all together, so a held lock keeps back the one
/// to HEALTHZ too. After a question without an answer HEALTHZ therefore goes ahead alone.
final class Contact {
    private static final int LONGEST_REST = 4;

    private final Line line;
    private final Line newcomer;
    private final Time time;
    private final LongSupplier intervalNanos;
    private Optional<String> password;
    private boolean hesitant; // since it left something unanswered
    private int failures;
    private long restUntil;

    /// @param newcomer makes a connection of its own for each question
    Contact(Line line, Line newcomer, Time time, LongSupplier intervalNanos) {
        this.line = line;
        this.newcomer = newcomer;
        this.time = time;
        this.intervalNanos = intervalNanos;
        this.restUntil = time.nanos();
    }

    /// Empty while it is left alone.
    ///
    /// @param password for a server that asks for one
    Optional<Asked> ask(Wish wish, Optional<String> password) {
        this.password = password;
        long nanos = time.nanos();
        if (nanos - restUntil < 0) {
            return Optional.empty();
        }
        Instant now = time.now();
        Map<String, Reply> replies = new LinkedHashMap<>();
        usual(wish, replies);
        Asked asked = new Asked(nanos, now, replies);
        Sample sample = asked.sample();
        if (sample.figures().isPresent()) {
            special(wish, sample.figures().get(), replies);
            asked = new Asked(nanos, now, replies);
        }
        hesitant = asked.reply(Asked.SERVER) instanceof Reply.Missing;
        rest(sample.standing(), nanos);
        return Optional.of(asked);
    }

    private void usual(Wish wish, Map<String, Reply> replies) {
        List<Command> commands =
                new ArrayList<>(List.of(Command.Plain.HEALTHZ, Command.Plain.SERVER, Command.Plain.ROLE));
        if (wish.extras()) {
            commands.add(Command.Plain.SERVER_EXT);
        }
        if (hesitant) {
            ask(List.of(commands.removeFirst()), replies);
            if (!(replies.get(Asked.HEALTHZ) instanceof Reply.Text)) {
                replies.put(Asked.SERVER, replies.get(Asked.HEALTHZ));
                return;
            }
        }
        ask(commands, replies);
        boolean asksForPassword = Envelope.of(replies.get(Asked.SERVER)) instanceof Envelope.Refused(String error)
                && error.equals("authentication required");
        if (asksForPassword && password.isPresent()) {
            Command auth = new Command.Auth(password.get());
            Reply reply = line.ask(List.of(auth)).getFirst();
            if (Envelope.of(reply) instanceof Envelope.Ok) {
                ask(commands, replies);
            } else {
                replies.put(Asked.SERVER, reply);
            }
        }
    }

    private void special(Wish wish, Figures figures, Map<String, Reply> replies) {
        if (wish.newcomer()) {
            replies.put(Asked.PING, newcomer.ask(List.of(Command.Plain.PING)).getFirst());
        }
        List<Command> sums = new ArrayList<>();
        for (Range range : wish.sums()) {
            if (range.within(figures.aofSize())) {
                sums.add(new Command.AofMd5(range.position(), range.size(), figures.aofSize()));
            }
        }
        if (!sums.isEmpty()) {
            ask(sums, replies);
        }
        if (wish.collections() && figures.counters().collections() < Command.Keys.TOO_MANY) {
            collections(figures.counters().collections(), replies);
        }
    }

    private void collections(long count, Map<String, Reply> replies) {
        ask(List.of(new Command.Keys(count)), replies);
        List<String> keys = Asked.keys(replies.get(Asked.KEYS));
        boolean answered = keys.size() < Command.Keys.TOO_MANY;
        for (int batch = 0; answered && batch * Command.Stats.MOST_KEYS < keys.size(); batch++) {
            int from = batch * Command.Stats.MOST_KEYS;
            int to = Math.min(keys.size(), from + Command.Stats.MOST_KEYS);
            Reply reply =
                    line.ask(List.of(new Command.Stats(keys.subList(from, to)))).getFirst();
            replies.put(Asked.STATS + batch, reply);
            answered = reply instanceof Reply.Text;
        }
    }

    private void ask(List<Command> commands, Map<String, Reply> replies) {
        List<Reply> answers = line.ask(commands);
        for (int i = 0; i < answers.size(); i++) {
            replies.put(String.join(" ", commands.get(i).words()), answers.get(i));
        }
    }

    private void rest(Standing standing, long nanos) {
        boolean shut =
                switch (standing) {
                    case ANSWERING, LOADING, CATCHING_UP -> false;
                    case AUTH -> password.isPresent(); // do not try the wrong one all the time
                    case PROTECTED, STALLED, UNREACHABLE, STRANGE -> true;
                };
        failures = shut ? failures + 1 : 0;
        if (shut) {
            long intervals = Math.min(LONGEST_REST, 1L << Math.min(failures - 1, 10));
            long interval = intervalNanos.getAsLong();
            restUntil = nanos + intervals * interval - interval / 2; // half of one for rounds that come early
        }
    }
}
