package tile38hc.source;

import java.util.Objects;

/// A place in a file as people name it.
///
/// @param file the path as it was given, relative or not
/// @param line from 1, or 0 in a text whose lines nobody counts (an option of the command line)
/// @param column from 1, in bytes
public record Position(String file, int line, int column) {

    public Position {
        Objects.requireNonNull(file);
        if (line < 0 || column < 1) {
            throw new IllegalArgumentException("no such place: " + line + ":" + column);
        }
    }

    /// The form that nginx ends its messages with: `conf/nginx.conf:3`, `command line`.
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
