package tile38hc.health;

/// How much a [Condition] takes from a peer: nothing, something, or everything.
public enum Severity {
    INFO,
    DEGRADED,
    DOWN
}
