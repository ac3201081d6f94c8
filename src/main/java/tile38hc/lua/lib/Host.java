package tile38hc.lua.lib;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;

/// What the libraries need from the world outside Lua. Strings are bytes, one a char.
public interface Host {

    /// One line of `print`, without its end.
    void print(String line);

    /// An environment variable that Lua may see; `null` for any other.
    String environmentVariable(String name);

    /// The whole of a regular file.
    ///
    /// @throws IOException if it cannot be read; the message says why, as C's `strerror` does, without the path
    byte[] readFile(String path) throws IOException;

    Instant now();

    ZoneId zone();

    /// The time this program has run, for `os.clock`.
    double secondsRun();
}
