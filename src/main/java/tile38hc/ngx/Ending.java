package tile38hc.ngx;

import java.util.Optional;

/// How a handler ended before its code did. The first ending counts.
sealed interface Ending {

    /// `ngx.exit`
    record Exit(int code) implements Ending {}

    /// `ngx.exec`, and `ngx.req.set_uri` with a jump: the request goes on as it now is, to the location of its
    /// path or to a named one.
    record Exec(Optional<String> name) implements Ending {}

    /// `ngx.redirect`
    record Redirect(int code, String target) implements Ending {}

    /// The entry thread failed, or the time is used up.
    record Failed() implements Ending {}

    /// Unwinds a light thread that is not to go on: its handler has ended, or it was killed. Lua's `pcall` lets it
    /// pass.
    final class Unwind extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwind() {
            super(null, null, false, false);
        }
    }
}
