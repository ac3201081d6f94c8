package tile38hc.log;

/// The shape of a line of the log: `--log`.
public enum Format {
    /// nginx's.
    TEXT,
    /// An object a line.
    JSON
}
