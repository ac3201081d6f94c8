package tile38hc.web;

import java.util.Set;
import java.util.function.Function;

/// One `add_header`, or one that `expires` makes. Without `always` it is for answers that went well; one whose value
/// is empty is not sent. One that `replaces` takes the place of what the answer itself says.
public record AddedHeader(String name, Function<Request, String> value, boolean always, boolean replaces) {

    private static final Set<Integer> WENT_WELL = Set.of(200, 201, 204, 206, 301, 302, 303, 304, 307, 308);

    boolean isFor(int status) {
        return always || WENT_WELL.contains(status);
    }
}
