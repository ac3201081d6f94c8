package tile38hc.tile38;

import java.util.Optional;

/// Keeps to who one server is. When something about it has changed, it first asks for the beginning of the AOF,
/// and then says what happened.
final class IdentityTrack {
    private static final long CHECK_NANOS = 30_000_000_000L;

    private Optional<Identity> known;
    private Optional<Identity> replaced = Optional.empty();
    private boolean unclear;
    private int lineage;
    private long checkedAt;
    private boolean checkWanted;
    private long followerPid = -1; // of the process that was last seen to follow

    /// @param known from before this process
    IdentityTrack(Optional<Identity> known) {
        this.known = known;
    }

    /// The server as it is, for the memory: while it is another one than it should be, the one that it should be.
    Optional<Identity> toRemember() {
        return replaced.or(() -> known);
    }

    /// As it was last seen.
    Optional<Identity> current() {
        return known;
    }

    /// Whom a leader stands in for, while that is not accepted.
    Optional<Identity> replaced() {
        return replaced;
    }

    /// Takes the server for what it is now.
    void accept() {
        replaced = Optional.empty();
    }

    /// Grows whenever the AOF is not what it was before.
    int lineage() {
        return lineage;
    }

    /// When the beginning of the AOF was last compared.
    long checkedAt() {
        return checkedAt;
    }

    /// Has the beginning of the AOF compared in the next round.
    void wantCheck() {
        checkWanted = true;
    }

    Wish wish(Sample sample) {
        if (sample.figures().isEmpty()) {
            return Wish.NOTHING;
        }
        Figures now = sample.figures().get();
        if (known.isEmpty() || known.get().headSize() == 0) {
            return now.aofSize() > 0 ? Wish.sum(Range.headOf(now.aofSize())) : Wish.NOTHING;
        }
        Wish wish = Wish.NOTHING;
        Range head = new Range(0, known.get().headSize());
        if (unclear || checkWanted || sample.nanos() - checkedAt > CHECK_NANOS) {
            wish = head.within(now.aofSize()) ? Wish.sum(head) : wish;
        }
        boolean longer = !head.isWholeHead() && Range.headOf(now.aofSize()).isWholeHead();
        return longer ? wish.and(Wish.sum(Range.headOf(now.aofSize()))) : wish;
    }

    Change after(Sample sample) {
        if (sample.figures().isEmpty()) {
            return Change.NONE;
        }
        Figures now = sample.figures().get();
        if (known.isEmpty()) {
            learn(sample, now);
            return Change.NONE;
        }
        Identity before = known.get();
        Optional<Boolean> sameHead = sameHead(before, sample, now);
        boolean suspicious = before.pid() != now.pid()
                || !before.id().equals(now.id())
                || now.leads() && now.aofSize() < before.aofSize();
        if (suspicious && sameHead.isEmpty()) {
            unclear = true;
            return Change.NONE;
        }
        if (sameHead.isPresent()) {
            checkedAt = sample.nanos();
            checkWanted = false;
        }
        unclear = false;
        boolean sizeKept = before.leads() && before.pid() != followerPid && now.leads();
        Change change = Change.between(before, now, sameHead.orElse(true), sizeKept);
        boolean otherFile = sameHead.isPresent() && !sameHead.get();
        if (otherFile || change == Change.ROLLED_BACK) {
            lineage++;
        }
        remember(change, before, now, otherFile);
        learn(sample, now);
        if (!now.leads()) {
            followerPid = now.pid();
        }
        return change;
    }

    private void remember(Change change, Identity before, Figures now, boolean otherFile) {
        if (change == Change.REPLACED && before.leads() && now.leads() && before.objects() > 0) {
            replaced = replaced.or(() -> Optional.of(before));
        }
        if (!now.leads()
                || replaced.filter(old -> old.id().equals(now.id())
                                && old.objects() <= 2 * now.counters().objects())
                        .isPresent()) {
            replaced = Optional.empty();
        }
        boolean keepsHead = !otherFile && before.headSize() <= now.aofSize();
        known = Optional.of(Identity.of(now, keepsHead ? before.headSize() : 0, keepsHead ? before.headMd5() : ""));
    }

    /// Takes in the beginning of the AOF, if it was asked for: the longest there is.
    private void learn(Sample sample, Figures now) {
        int had = known.map(Identity::headSize).orElse(0);
        if (known.isEmpty() && now.aofSize() == 0) {
            known = Optional.of(Identity.of(now, 0, ""));
        }
        sample.sums().forEach((range, md5) -> {
            if (range.position() == 0
                    && range.size() > had
                    && range.size() <= Range.headOf(Long.MAX_VALUE).size()) {
                known = Optional.of(Identity.of(now, range.size(), md5));
                checkedAt = sample.nanos();
            }
        });
    }

    /// Empty while that is not known. A file that is shorter than its beginning was is another one.
    private static Optional<Boolean> sameHead(Identity before, Sample sample, Figures now) {
        if (before.headSize() == 0) {
            return Optional.of(true);
        }
        if (now.aofSize() < before.headSize()) {
            return Optional.of(false);
        }
        return Optional.ofNullable(sample.sums().get(new Range(0, before.headSize())))
                .map(before.headMd5()::equals);
    }
}
