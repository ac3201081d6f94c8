package tile38hc.demo;

import java.util.Locale;
import tile38hc.json.Json;

/// The commands between a client and its connection.
final class SessionCommands {
    private SessionCommands() {}

    /// ECHO is another name for it.
    static Reply ping(Request request) {
        return request.size() == 1
                ? Reply.of(new Resp.Simple("PONG"), request.name(), new Json.Str("pong"))
                : Reply.of(new Resp.Bulk(request.word(1)), request.name(), new Json.Str(request.word(1)));
    }

    /// There is no password, and Tile38 calls every password wrong where there is none.
    static Reply auth(Request request) {
        throw Refusal.because("invalid password");
    }

    static Reply output(Request request) {
        if (request.size() == 1) {
            String output = request.session().json ? "json" : "resp";
            return Reply.of(new Resp.Bulk(output), "output", new Json.Str(output));
        }
        switch (request.word(1).toLowerCase(Locale.ROOT)) {
            case "json" -> request.session().json = true;
            case "resp" -> request.session().json = false;
            default -> throw Refusal.invalid(request.word(1));
        }
        return Reply.OK;
    }

    static Reply quit(Request request) {
        request.session().over = true;
        return Reply.OK;
    }

    static Reply replconf(Request request) {
        if (!request.says(1, "listening-port")) {
            throw Refusal.because("cannot find follower");
        }
        request.session().listeningPort = (int) request.number(2, 65_535);
        return Reply.OK;
    }

    static Reply aof(Request request) {
        long position = request.number(1, Long.MAX_VALUE);
        if (position > request.node().log().size()) {
            throw Refusal.because("pos is too big, must be less that the aof_size of leader");
        }
        request.session().streamFrom = (int) position;
        return Reply.OK;
    }
}
