package tile38hc.web;

import java.util.List;

/// What holds in a location, or in a server where no location matches: who may pass, what answers, and how.
///
/// `access` is asked before `handler`; but nginx runs `return` before it asks, so a location that has one takes
/// [AccessRules#OPEN]. `maxBody` is `client_max_body_size` in bytes, of which at most [Settings#MAX_BODY] are taken.
public record Settings(
        AccessRules access, Handler handler, MediaTypes types, List<ErrorPage> errorPages, long maxBody) {

    /// nginx's own default, and the most that is ever held in memory for one request.
    public static final int MAX_BODY = 1 << 20;

    public Settings {
        errorPages = List.copyOf(errorPages);
        maxBody = maxBody <= 0 ? MAX_BODY : Math.min(maxBody, MAX_BODY);
    }

    /// Open to all, nginx's defaults elsewhere.
    public static Settings of(Handler handler) {
        return new Settings(AccessRules.OPEN, handler, MediaTypes.BUILT_IN, List.of(), MAX_BODY);
    }

    public Settings with(Handler other) {
        return new Settings(access, other, types, errorPages, maxBody);
    }

    public Settings with(AccessRules rules) {
        return new Settings(rules, handler, types, errorPages, maxBody);
    }
}
