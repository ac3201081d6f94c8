package tile38hc.nginx;

import java.util.Objects;
import tile38hc.source.Position;

/// What is wrong with the user's file without being a reason to refuse it.
///
/// @param problem without the place
public record Warning(String problem, Position position) {

    public Warning {
        Objects.requireNonNull(problem);
        Objects.requireNonNull(position);
    }

    /// The line to show.
    @Override
    public String toString() {
        return problem + " in " + position;
    }
}
