package tile38hc.tile38;

/// What happened to a server between two looks at it, by the signatures of its identity.
enum Change {
    NONE,
    /// The same server and data in a new process.
    RESTARTED,
    /// Its AOF was rewritten.
    SHRUNK,
    /// All its objects were deleted by one command.
    FLUSHED,
    /// The same data under a new id: the folder's `config` file is gone.
    CONFIGURATION_LOST,
    /// An earlier state of the same data, as from a backup.
    ROLLED_BACK,
    /// Other data: a new server at the old address, or the old one without its file.
    REPLACED;

    private static final int SHORTEST_DELETION = 24;

    /// @param sameHead whether the AOF begins as it did
    /// @param sizeKept whether its AOF had been as long as the size it told, which a follower may overstate
    static Change between(Identity before, Figures now, boolean sameHead, boolean sizeKept) {
        boolean sameProcess = before.pid() == now.pid() && before.id().equals(now.id());
        if (sameProcess) {
            if (!sameHead) {
                return SHRUNK;
            }
            return flushed(before, now) ? FLUSHED : NONE;
        }
        if (sameHead) {
            if (sizeKept && now.aofSize() < before.aofSize()) {
                return ROLLED_BACK;
            }
            if (before.id().equals(now.id())) {
                return RESTARTED;
            }
            return before.aofSize() > 0 ? CONFIGURATION_LOST : REPLACED; // nothing proves that an empty one is the same
        }
        boolean mostIsThere = 2 * now.counters().objects() >= before.objects();
        return before.id().equals(now.id()) && mostIsThere && now.aofSize() > 0 ? RESTARTED : REPLACED;
    }

    /// Nothing is left, and too little was written for so many deletions.
    private static boolean flushed(Identity before, Figures now) {
        return now.counters().objects() == 0
                && before.objects() > 1
                && now.aofSize() - before.aofSize() < before.objects() * SHORTEST_DELETION;
    }
}
