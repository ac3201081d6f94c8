package tile38hc.web;

/// What makes the answer of a location, as `return` and `content_by_lua` do. Called by many threads at once, each a
/// virtual one that may block; an exception thrown here is logged and answered with 500.
@FunctionalInterface
public interface Handler {

    Response answer(Request request);
}
