package tile38hc.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What this process is and uses; what the system does not tell is empty.
///
/// @param release empty where it was not started from its jar
/// @param cpu of all its threads since the start
public record ProcessFigures(
        Optional<String> release,
        String java,
        Instant started,
        Optional<Duration> cpu,
        OptionalLong residentBytes,
        OptionalLong virtualBytes,
        OptionalLong openFiles,
        OptionalLong mostOpenFiles) {}
