package tile38hc.nginx;

/// How tile38-hc treats a directive.
public enum Kind {
    /// It does what it does in nginx.
    HONOURED,
    /// It is checked and ignored: no check and no page of ours needs it.
    HARMLESS,
    /// It guards access and is not implemented: what it guards stays closed.
    GUARDING,
    /// It answers with something that only nginx can serve.
    SERVING,
    /// It makes variables, which have no value here: what asks for one stays closed.
    VARIABLE,
    /// It is in none of our tables: there is a warning, and the block that holds it stays closed.
    UNKNOWN
}
