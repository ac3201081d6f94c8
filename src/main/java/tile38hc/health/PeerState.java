package tile38hc.health;

/// Up or down, and the streak that may change it. At most one of the two counts is not zero.
///
/// The library keeps two counters in shared memory and clears one at the first step of the other, which comes to
/// the same.
///
/// @param successes probes passed since the last that failed
/// @param failures probes failed since the last that passed
public record PeerState(boolean down, long successes, long failures) {

    public static final PeerState UP = new PeerState(false, 0, 0);
    public static final PeerState DOWN = new PeerState(true, 0, 0);

    /// The state after one more probe. A peer turns down at the `fall`th failure in a row and up at the `rise`th
    /// success.
    PeerState after(boolean passed, long fall, long rise) {
        if (passed) {
            long streak = successes + 1;
            return new PeerState(down && streak < rise, streak, 0);
        }
        long streak = failures + 1;
        return new PeerState(down || streak >= fall, 0, streak);
    }

    /// Whether it is on its way to the other state: the last probe says otherwise than the page.
    boolean wavers() {
        return down ? successes > 0 : failures > 0;
    }
}
