package tile38hc.tile38;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One peer's own history, as far as later rounds need it.
final class PeerTrack {
    private static final int EXTRAS_EVERY = 10;
    private static final long ROUTINE_CATCH_UP_NANOS = Duration.ofSeconds(5).toNanos();

    private final String name;
    private final IdentityTrack identity;
    private final Expiry expiry = new Expiry();
    private Optional<Sample> last = Optional.empty();
    private Optional<Figures> figures = Optional.empty();
    private Optional<Extras> extras = Optional.empty(); // the last that this process of the server told
    private Optional<Long> startedAt = Optional.empty();
    private Change change = Change.NONE;
    private boolean reconnected;
    private boolean proven; // to be a Tile38
    private int sinceExtras;
    private Optional<Long> otherwiseAt = Optional.empty(); // when it had caught up, or had no connection
    private int unconnected; // samples in a row
    private boolean lost; // its link, for so many that it was told; until it has caught up

    /// @param known who it was before this process
    PeerTrack(String name, Optional<Identity> known) {
        this.name = name;
        this.identity = new IdentityTrack(known);
    }

    String name() {
        return name;
    }

    IdentityTrack identity() {
        return identity;
    }

    Expiry expiry() {
        return expiry;
    }

    Optional<Sample> last() {
        return last;
    }

    /// The last that it told, however long ago.
    Optional<Figures> figures() {
        return figures;
    }

    /// Those of the server that answers now.
    Optional<Figures> figuresNow() {
        return last.flatMap(Sample::figures);
    }

    /// When this process of the server started, once it has told: in the time of samples.
    Optional<Long> startedAt() {
        return startedAt;
    }

    /// What the last sample made known.
    Change change() {
        return change;
    }

    /// Whether the last sample is the first to show a follower with its leader again.
    boolean reconnected() {
        return reconnected;
    }

    void after(Sample sample) {
        Optional<Figures> now = sample.figures();
        boolean sameProcess = now.isPresent()
                && figures.filter(old -> old.pid() == now.get().pid()).isPresent();
        reconnected = sameProcess
                && !now.get().leads()
                && !figures.get().leads()
                && now.get().caughtUp()
                && !figures.get().caughtUp();
        if (now.isPresent() && !sameProcess) {
            extras = Optional.empty();
            startedAt = Optional.empty();
        }
        if (now.filter(Figures::caughtUp).isPresent()) {
            otherwiseAt = Optional.of(sample.nanos());
            unconnected = 0;
            lost = false;
        } else if (now.isPresent() && !connected(sample)) {
            otherwiseAt = Optional.of(sample.nanos());
            unconnected++;
            lost |= unconnected >= Code.LINK_LOST.samples();
        } else if (now.isPresent()) {
            unconnected = 0;
        }
        change = identity.after(sample);
        expiry.after(sample);
        extras = sample.extras().or(() -> extras);
        startedAt = sample.extras()
                .map(told -> sample.nanos() - (long) (told.uptime() * 1e9))
                .or(() -> startedAt);
        sinceExtras = sample.extras().isPresent() ? 0 : sinceExtras + 1;
        proven |= sample.standing() != Standing.UNREACHABLE && sample.standing() != Standing.STRANGE;
        figures = now.or(() -> figures);
        last = Optional.of(sample);
    }

    /// The last sample told nothing new: the peer was not asked.
    void rested() {
        change = Change.NONE;
        reconnected = false;
    }

    Wish wish() {
        boolean extrasDue = figuresNow().isPresent() && (extras.isEmpty() || sinceExtras >= EXTRAS_EVERY);
        Wish wish = last.map(identity::wish).orElse(Wish.NOTHING);
        return extrasDue ? wish.and(Wish.EXTRAS) : wish;
    }

    /// As far as is known: a leader that was made a follower tells no figures until it has caught up.
    boolean leads() {
        return figures.filter(Figures::leads).isPresent() && !catchesUp();
    }

    /// What a follower that answers says of itself.
    Optional<Boolean> caughtUp() {
        return catchesUp()
                ? Optional.of(false)
                : figuresNow().filter(now -> !now.leads()).map(Figures::caughtUp);
    }

    /// Whether it is a follower that says it does not hold its leader's data.
    boolean catchesUp() {
        return last.filter(sample -> sample.standing() == Standing.CATCHING_UP
                        || sample.figures()
                                .filter(now -> !now.leads() && !now.caughtUp())
                                .isPresent())
                .isPresent();
    }

    /// The last byte that a leader counts.
    Optional<Range> end() {
        return figuresNow().filter(now -> now.leads() && now.aofSize() > 0).map(now -> new Range(now.aofSize() - 1, 1));
    }

    /// Whether nobody can catch up with it. A follower that downloads everything anew begins a new file and goes on
    /// counting, and others want to have read as much as it counts once it leads.
    boolean overcounts() {
        return figuresNow().filter(Figures::leads).isPresent()
                && last.filter(Sample::overcounts).isPresent();
    }

    /// What its last sample alone says about it.
    ///
    /// @param overcounting the leader that it may follow, if nobody can catch up with that
    List<Claim> claims(Optional<PeerTrack> overcounting) {
        List<Claim> claims = new ArrayList<>();
        last.ifPresent(sample -> {
            switch (sample.standing()) {
                case ANSWERING -> answering(sample.figures().orElseThrow(), sample, overcounting, claims);
                case LOADING ->
                    claims.add(claim(Code.LOADING, "loads its AOF into memory and answers nothing else meanwhile"));
                case CATCHING_UP ->
                    claims.add(catchingUp(
                            "is a follower that has not held its leader's data since it started, and refuses to answer",
                            new Facts(),
                            overcounting));
                case AUTH -> claims.add(claim(Code.AUTH, auth(sample)));
                case PROTECTED ->
                    claims.add(
                            claim(
                                    Code.PROTECTED,
                                    "lets in clients of its own machine alone (protected mode); set requirepass, or protected-mode no"));
                case STALLED ->
                    claims.add(claim(
                            Code.STALLED,
                            "answers HEALTHZ but not SERVER: a script or a long command holds its data lock"));
                case UNREACHABLE -> silent(sample, "does not answer: ", claims);
                case STRANGE -> silent(sample, "answers, but no more as Tile38 does: ", claims);
            }
        });
        return claims;
    }

    /// One that has never spoken Tile38's own protocol need not be a Tile38 at all, but something before one.
    private void silent(Sample sample, String how, List<Claim> claims) {
        if (proven) {
            claims.add(
                    Claim.own(name, Code.UNREACHABLE, how + sample.words(), new Facts().put("error", sample.words())));
        }
    }

    private static String auth(Sample sample) {
        return sample.words().equals("invalid password")
                ? "refuses the password of the option tile38.password"
                : "wants a password: give it in the option tile38.password or tile38.password_env";
    }

    private void answering(Figures now, Sample sample, Optional<PeerTrack> overcounting, List<Claim> claims) {
        sample.shut()
                .ifPresent(why -> claims.add(Claim.own(
                        name,
                        Code.UNREACHABLE,
                        "answers on connections that stand, but no new one (" + why
                                + "): its file descriptors may have run out",
                        new Facts().put("error", why))));
        if (!now.leads() && !now.caughtUp()) {
            following(now, sample, overcounting, claims);
        }
        if (now.leads() && now.readOnly()) {
            claims.add(claim(Code.READ_ONLY, "refuses all writes: READONLY yes was set; READONLY no ends it"));
        }
        if (now.maxHeapSize() > 0 && now.heapSize() > now.maxHeapSize()) {
            claims.add(Claim.own(
                    name,
                    Code.OUT_OF_MEMORY,
                    Words.format(
                            "%s: its heap of %,d bytes is over the maxmemory of %,d",
                            now.leads() ? "refuses writes" : "takes in nothing that its leader writes",
                            now.heapSize(),
                            now.maxHeapSize()),
                    new Facts().put("heap_size", now.heapSize()).put("max_heap_size", now.maxHeapSize())));
        }
        if (now.leads() && extras.filter(told -> !told.aofEnabled()).isPresent()) {
            claims.add(claim(
                    Code.AOF_OFF, "was started with --appendonly no: it keeps nothing, and no follower can catch up"));
        }
    }

    /// A follower's offset is 0 while it has no connection to its leader.
    private static boolean connected(Sample sample) {
        return sample.role().filter(role -> role.offset() > 0).isPresent();
    }

    /// A leader cuts its followers off whenever it has rewritten its AOF; they come again a second later and read
    /// the file anew. That is routine, unless it takes long. A link that was lost is so until then.
    private void following(Figures now, Sample sample, Optional<PeerTrack> overcounting, List<Claim> claims) {
        String leader = now.following().orElseThrow();
        Facts facts = new Facts().put("following", leader);
        boolean routine = otherwiseAt
                .filter(then -> sample.nanos() - then < ROUTINE_CATCH_UP_NANOS)
                .isPresent();
        String again = "is connected to its leader " + leader + " again and takes in what it missed";
        if (!connected(sample)) {
            String message = "has no connection to its leader " + leader + " and answers with old data";
            claims.add(Claim.own(name, Code.LINK_LOST, message, facts));
        } else if (!routine) {
            claims.add(catchingUp(again, facts, overcounting));
        } else if (lost) {
            claims.add(Claim.own(name, Code.LINK_LOST, again, facts));
        }
    }

    private Claim catchingUp(String message, Facts facts, Optional<PeerTrack> overcounting) {
        String inVain = overcounting
                .map(leader -> "; but it cannot catch up with " + leader.name
                        + ", which counts more bytes than its AOF holds, since it downloaded that anew as a follower:"
                        + " restart " + leader.name)
                .orElse("");
        overcounting.ifPresent(leader -> facts.put("overcounting", leader.name));
        return Claim.own(name, Code.CATCHING_UP, message + inVain, facts);
    }

    private Claim claim(Code code, String message) {
        return Claim.own(name, code, message, new Facts());
    }
}
