package tile38hc.source;

import java.util.Objects;

/// The user's file is wrong: what is wrong, in nginx's own words, and where.
///
/// [#getMessage] is the one line to show: `unknown directive "serber" in conf/nginx.conf:3`. Advice of our own comes
/// behind it, so that whoever searches for nginx's line finds it.
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;
    private final String problem;

    private SourceException(String message, String problem, Position position) {
        super(message);
        this.problem = problem;
        this.position = Objects.requireNonNull(position);
    }

    public SourceException(String problem, Position position) {
        this(problem + " in " + position, problem, position);
    }

    /// With advice in brackets at the end: `… in conf/nginx.conf:3 (did you mean "server"?)`.
    public static SourceException withHint(String problem, Position position, String hint) {
        return new SourceException(problem + " in " + position + " (" + hint + ")", problem, position);
    }

    /// What is wrong with a file as a whole, where nginx's message names no place.
    public static SourceException ofWhole(String file, String problem) {
        return new SourceException(problem, problem, new Position(file, 1, 1));
    }

    public Position position() {
        return position;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }
}
