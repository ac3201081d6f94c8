package tile38hc.nginx;

import java.util.Arrays;
import java.util.Optional;

/// What a block holds, and so what may stand in it; the names are those of the tables of directives.
enum Context {
    MAIN("main"),
    EVENTS("events"),
    HTTP("http"),
    UPSTREAM("upstream"),
    SERVER("server"),
    LOCATION("location"),
    SERVER_IF("if-in-server"),
    LOCATION_IF("if-in-location"),
    LIMIT_EXCEPT("limit_except"),
    STREAM("stream"),
    STREAM_UPSTREAM("stream-upstream"),
    STREAM_SERVER("stream-server"),
    MAIL("mail"),
    MAIL_SERVER("mail-server"),
    /// Lines of words that are not directives, except for `include`: `types`, `map`.
    ENTRIES("entries"),
    /// What we do not look into: the blocks of modules that serve no HTTP, and blocks that we do not know.
    ANYTHING("anything"),
    /// Lua code.
    LUA("lua");

    private final String title;

    Context(String title) {
        this.title = title;
    }

    static Optional<Context> named(String title) {
        return Arrays.stream(values())
                .filter(context -> context.title.equals(title))
                .findFirst();
    }

    @Override
    public String toString() {
        return title;
    }
}
