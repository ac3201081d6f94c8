package tile38hc.web;

/// What a location does with a request in one of nginx's phases: `return` and `rewrite_by_lua`, `deny` and
/// `access_by_lua`, `content_by_lua`. It answers, or (but for the content, which is the last) lets the request go on.
/// Called by many threads at once, each a virtual one that may block; an exception thrown here is logged and answered
/// with 500.
@FunctionalInterface
public interface Handler {

    Response answer(Request request);

    /// Whether the body must have been read before.
    default boolean wantsBody() {
        return true;
    }
}
