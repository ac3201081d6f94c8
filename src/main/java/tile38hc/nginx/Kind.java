package tile38hc.nginx;

/// How tile38-hc treats a directive.
public enum Kind {
    /// It does what it does in nginx.
    HONOURED,
    /// Nobody who looks at a page can tell whether it was read.
    HARMLESS,
    /// It guards access and is not implemented: what it guards stays closed.
    GUARDING,
    /// It answers with something that only nginx can serve.
    SERVING,
    /// It stands in no table of ours: a warning, and what it stands in stays closed.
    UNKNOWN
}
