package tile38hc.web;

import java.util.List;
import java.util.Optional;

/// What holds in a location, or in a server where no location matches: who may pass, what answers, and how.
///
/// `access` is asked before `handler`; but nginx runs `return` before it asks, so a location that has one takes
/// [AccessRules#OPEN]. `maxBody` is `client_max_body_size` in bytes, of which at most [Settings#MAX_BODY] are taken.
public record Settings(
        AccessRules access,
        Handler handler,
        MediaTypes types,
        List<ErrorPage> errorPages,
        List<AddedHeader> headers,
        long maxBody,
        Optional<LimitExcept> limit) {

    /// nginx's own default, and the most that is ever held in memory for one request.
    public static final int MAX_BODY = 1 << 20;

    public Settings {
        errorPages = List.copyOf(errorPages);
        headers = List.copyOf(headers);
        maxBody = maxBody <= 0 ? MAX_BODY : Math.min(maxBody, MAX_BODY);
    }

    /// Open to all, nginx's defaults elsewhere.
    public static Settings of(Handler handler) {
        return new Settings(
                AccessRules.OPEN, handler, MediaTypes.BUILT_IN, List.of(), List.of(), MAX_BODY, Optional.empty());
    }

    public Settings with(Handler other) {
        return new Settings(access, other, types, errorPages, headers, maxBody, limit);
    }

    public Settings with(AccessRules rules) {
        return new Settings(rules, handler, types, errorPages, headers, maxBody, limit);
    }

    public Settings with(LimitExcept other) {
        return new Settings(access, handler, types, errorPages, headers, maxBody, Optional.of(other));
    }

    /// Those for a request of that method.
    Settings of(String method) {
        return limit.filter(except -> !except.methods().contains(method))
                .map(LimitExcept::others)
                .orElse(this);
    }
}
