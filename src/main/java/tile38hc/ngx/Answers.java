package tile38hc.ngx;

import java.util.List;

/// What the server is to do, from how a handler ended and what it had put together.
final class Answers {
    private Answers() {}

    static NgxResponse of(Handler handler) {
        Output output = handler.output();
        return switch (handler.ending()) {
            case null -> output.page();
            case Ending.Failed _ -> output.isSent() ? new NgxResponse.Closed() : output.special(500);
            case Ending.Exec(String uri, String args) -> {
                handler.request().setContext(null); // the next location begins with an empty one
                yield new NgxResponse.Exec(uri, args);
            }
            case Ending.Redirect(int code, String target) -> {
                output.setHeader("Location", List.of(target));
                yield output.special(code);
            }
            case Ending.Exit(int code) -> exited(output, code);
        };
    }

    private static NgxResponse exited(Output output, int code) {
        if (code < 0 || closes(code)) {
            return new NgxResponse.Closed();
        }
        if (!output.isSent() && output.status() == 0 && code >= 200) {
            output.setStatus(code);
        }
        boolean isPlain = code < 200 || code < 300 && code != 204;
        return isPlain || output.isSent() ? output.page() : output.special(code);
    }

    /// The statuses that mean an end without any answer.
    static boolean closes(int code) {
        return code == 444 || code == 499 || code == 408;
    }
}
