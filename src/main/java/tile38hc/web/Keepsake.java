package tile38hc.web;

import java.util.Optional;
import java.util.function.Supplier;

/// What handlers keep of a request from one phase, and one location, to the next. It is theirs alone: nothing
/// here looks into it. Belongs to whichever thread has the request.
public final class Keepsake {
    private Object kept;

    /// What is kept, made by `first` where nothing is yet.
    public <T> T get(Class<T> type, Supplier<T> first) {
        if (kept == null) {
            kept = first.get();
        }
        return type.cast(kept);
    }

    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(kept).map(type::cast);
    }

    /// One that keeps this from the beginning.
    public static Keepsake of(Object kept) {
        Keepsake keepsake = new Keepsake();
        keepsake.kept = kept;
        return keepsake;
    }
}
