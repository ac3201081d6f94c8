package tile38hc.source;

import java.util.Objects;

/// The user's file is wrong: what is wrong, in nginx's own words, and where.
///
/// [#getMessage] is the one line to show: `unknown directive "serber" in conf/nginx.conf:3`. Advice of our own comes
/// behind it, so that whoever searches for nginx's line finds it.
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;

    private SourceException(Position position, String message) {
        super(message);
        this.position = Objects.requireNonNull(position);
    }

    public SourceException(String problem, Position position) {
        this(position, problem + " in " + position);
    }

    /// With advice in brackets at the end: `… in conf/nginx.conf:3 (did you mean "server"?)`.
    public static SourceException withHint(String problem, Position position, String hint) {
        return new SourceException(position, problem + " in " + position + " (" + hint + ")");
    }

    /// What is wrong with a file as a whole, where nginx's message names no place.
    public static SourceException ofWhole(String file, String problem) {
        return new SourceException(new Position(file, 1, 1), problem);
    }

    public Position position() {
        return position;
    }
}
