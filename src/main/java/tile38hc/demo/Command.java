package tile38hc.demo;

/// One command: when it may run, with how many words, and what it does.
///
/// @param least the fewest words, the name included
record Command(Access access, int least, int most, Handler handler) {

    enum Access {
        /// Needs nothing of the server's state, and does not wait for it.
        FREE,
        /// In any state of replication.
        LOCKED,
        /// On a leader, or on a follower that has caught up once since its start.
        CAUGHT_UP,
        /// On a leader that is not read only.
        LEADER
    }

    /// Throws [Refusal] where the command cannot be run.
    interface Handler {
        Reply run(Request request);
    }

    Reply run(Request request) {
        if (access == Access.FREE) {
            return runChecked(request);
        }
        synchronized (request.node()) {
            admit(request.node(), access);
            return runChecked(request);
        }
    }

    /// Refuses what this state of the server does not allow.
    static void admit(Node node, Access access) {
        boolean follower = node.replication() != null;
        switch (access) {
            case FREE, LOCKED -> {}
            case CAUGHT_UP -> {
                if (follower && !node.caughtUpOnce()) {
                    throw Refusal.because("catching up to leader");
                }
            }
            case LEADER -> {
                if (follower) {
                    throw Refusal.because("not the leader");
                }
                if (node.readOnly()) {
                    throw Refusal.because("read only");
                }
            }
        }
    }

    private Reply runChecked(Request request) {
        if (request.size() < least || request.size() > most) {
            throw Refusal.wrongArguments(request.name());
        }
        return handler.run(request);
    }
}
