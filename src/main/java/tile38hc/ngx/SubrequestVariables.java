package tile38hc.ngx;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a subrequest has of its parent's variables, as `ngx.location.capture` is told.
///
/// @param shared whether they are the very same
/// @param copied whether it begins with copies
/// @param assigned what others begin with
record SubrequestVariables(boolean shared, boolean copied, Map<String, String> assigned) {

    static final SubrequestVariables NONE = new SubrequestVariables(false, false, Map.of());

    SubrequestVariables {
        assigned = Map.copyOf(assigned);
    }

    /// The variables that it begins with where they are not shared.
    Map<String, String> first(Map<String, String> parents) {
        Map<String, String> first = new LinkedHashMap<>(copied ? parents : Map.of());
        first.putAll(assigned);
        return first;
    }
}
