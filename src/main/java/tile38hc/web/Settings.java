package tile38hc.web;

import java.util.List;
import java.util.Optional;

/// What holds in a location, or in a server where no location matches: who may pass, what answers, and how.
///
/// `guards` are asked one after the other, and `handler` answers whom they all let go on. `maxBody` is
/// `client_max_body_size` in bytes, of which at most [Settings#MAX_BODY] are taken.
public record Settings(
        List<Handler> guards,
        Handler handler,
        MediaTypes types,
        List<ErrorPage> errorPages,
        List<AddedHeader> headers,
        long maxBody,
        Optional<LimitExcept> limit) {

    /// nginx's own default, and the most that is ever held in memory for one request.
    public static final int MAX_BODY = 1 << 20;

    public Settings {
        guards = List.copyOf(guards);
        errorPages = List.copyOf(errorPages);
        headers = List.copyOf(headers);
        maxBody = maxBody <= 0 ? MAX_BODY : Math.min(maxBody, MAX_BODY);
    }

    /// Open to all, nginx's defaults elsewhere.
    public static Settings of(Handler handler) {
        return new Settings(List.of(), handler, MediaTypes.BUILT_IN, List.of(), List.of(), MAX_BODY, Optional.empty());
    }

    public Settings with(Handler other) {
        return new Settings(guards, other, types, errorPages, headers, maxBody, limit);
    }

    Settings guardedBy(List<Handler> others) {
        return new Settings(others, handler, types, errorPages, headers, maxBody, limit);
    }

    public Settings with(LimitExcept other) {
        return new Settings(guards, handler, types, errorPages, headers, maxBody, Optional.of(other));
    }

    /// Those for a request of that method.
    public Settings of(String method) {
        return limit.filter(except -> !except.methods().contains(method))
                .map(LimitExcept::others)
                .orElse(this);
    }
}
