package tile38hc.ngx;

/// How a handler ended before its code did. The first ending counts.
sealed interface Ending {

    /// `ngx.exit`
    record Exit(int code) implements Ending {}

    /// `ngx.exec`
    record Exec(String uri, String args) implements Ending {}

    /// `ngx.redirect`
    record Redirect(int code, String target) implements Ending {}

    /// The entry thread failed.
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
