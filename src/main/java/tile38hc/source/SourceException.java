package tile38hc.source;

import java.util.Objects;

/// The user's file is wrong: what is wrong, in nginx's own words, and where.
///
/// [#getMessage] is the one line to show: `unknown directive "serber" in conf/nginx.conf:3`.
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Position position;
    private final String problem;

    public SourceException(String problem, Position position) {
        super(problem + " in " + position);
        this.problem = problem;
        this.position = Objects.requireNonNull(position);
    }

    public Position position() {
        return position;
    }

    /// What is wrong, without the place.
    public String problem() {
        return problem;
    }
}
