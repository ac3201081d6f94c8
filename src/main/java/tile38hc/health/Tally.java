package tile38hc.health;

/// What the checks of one peer found that count in one dictionary, and which of their checkers may probe it
/// now.
///
/// A checker that probes keeps the others away until just before its interval is over, as the library's lock in
/// that dictionary does. So checkers of equal interval take turns.
///
/// Not safe for use by several threads: the [Peer] guards it.
final class Tally {
    private static final long MARGIN = 1_000_000; // a turn ends a millisecond sooner than its interval

    private PeerState state;
    private Checker turn; // null before the first
    private long turnEnd;

    Tally(PeerState state) {
        this.state = state;
    }

    PeerState state() {
        return state;
    }

    /// Takes in one more probe.
    PeerState count(boolean passed, CheckerSpec spec) {
        state = state.after(passed, spec.fall(), spec.rise());
        return state;
    }

    /// Takes the turn, if it is no other checker's.
    ///
    /// @return when to come for it: `now` if it is taken; otherwise when the other's ends, and no sooner than
    /// an interval later less two milliseconds, so as to be there before the other comes again
    long turn(Checker checker, long now) {
        long interval = checker.spec().interval().toNanos();
        if (turn != null && turn != checker && now - turnEnd < 0) {
            return now + Math.max(turnEnd - now, interval - 2 * MARGIN);
        }
        turn = checker;
        turnEnd = now + interval - MARGIN;
        return now;
    }
}
