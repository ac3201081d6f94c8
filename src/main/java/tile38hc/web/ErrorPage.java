package tile38hc.web;

import java.util.Set;
import java.util.function.Function;

/// One `error_page`: for which statuses another page answers, and with what status. `target` is a path, the `@name`
/// of a location, or an address elsewhere that the client is sent to.
public record ErrorPage(Set<Integer> statuses, Change change, Function<Request, String> target) {

    /// `error_page 404 /x` keeps the status, `404 = /x` takes the one that `/x` answers, `404 =200 /x` gives
    /// another.
    public sealed interface Change {
        record None() implements Change {}

        record AsTarget() implements Change {}

        record To(int status) implements Change {}
    }

    public ErrorPage {
        statuses = Set.copyOf(statuses);
    }
}
