package tile38hc.ngx;

import java.util.List;
import java.util.Optional;

/// What the server is to do, from how a handler ended and what it had put together.
final class Answers {
    private static final int DECLINED = -5;

    private Answers() {}

    static NgxResponse of(Handler handler) {
        Output output = handler.output();
        return switch (handler.ending()) {
            case null -> done(handler);
            case Ending.Failed _ -> output.isSent() ? new NgxResponse.Closed() : output.special(500);
            case Ending.Exec(Optional<String> name) -> output.isSent() ? page(handler) : new NgxResponse.Exec(name);
            case Ending.Redirect(int code, String target) -> {
                output.setHeader("Location", List.of(target));
                yield output.special(code);
            }
            case Ending.Exit(int code) -> exited(handler, code);
        };
    }

    /// Before the content, what has said nothing lets the request go on.
    private static NgxResponse done(Handler handler) {
        boolean isLast = handler.phase() == Phase.CONTENT;
        return isLast || handler.output().isSent() ? page(handler) : new NgxResponse.Next();
    }

    private static NgxResponse exited(Handler handler, int code) {
        Output output = handler.output();
        boolean isLast = handler.phase() == Phase.CONTENT;
        if (!isLast && (code == 0 || code == DECLINED)) {
            return done(handler);
        }
        if (code < 0 || closes(code) || !isLast && code < 200) {
            return new NgxResponse.Closed();
        }
        if (!output.isSent() && output.status() == 0 && code >= 200) {
            output.setStatus(code);
        }
        boolean isPlain = code < 200 || code < 300 && code != 204;
        return isPlain || output.isSent() ? page(handler) : output.special(code);
    }

    private static NgxResponse page(Handler handler) {
        return handler.output().page(handler.request().method().equals("HEAD"));
    }

    /// The statuses that mean an end without any answer.
    static boolean closes(int code) {
        return code == 444 || code == 499 || code == 408;
    }
}
