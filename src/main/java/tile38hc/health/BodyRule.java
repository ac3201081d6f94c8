package tile38hc.health;

import java.util.Optional;

/// What the body of a reply must be.
public interface BodyRule {

    /// The most of a body that is looked at, in bytes.
    int LONGEST_BODY = 64 * 1024;

    /// The same for people: what stands in the configuration.
    String pattern();

    /// What is wrong with a body, in one line; empty if it is as it must be.
    ///
    /// @param body one byte a character, no longer than [#LONGEST_BODY]
    Optional<String> fault(String body);
}
