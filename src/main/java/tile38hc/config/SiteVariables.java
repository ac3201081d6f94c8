package tile38hc.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tile38hc.ngx.HostVariables;
import tile38hc.web.Request;

/// The variables of a request that come from the server's side: its name, what regular expressions captured, and
/// what
/// `set` has made. Belongs to one request.
final class SiteVariables implements HostVariables {
    private final Request request;
    private final Map<String, String> made;

    /// @param made what `set` gave a value to, in this request
    SiteVariables(Request request, Map<String, String> made) {
        this.request = request;
        this.made = new LinkedHashMap<>(made);
        this.made.putAll(request.variables());
    }

    Request request() {
        return request;
    }

    /// Those made by `set`, as they are now.
    Map<String, String> made() {
        return made;
    }

    @Override
    public Optional<String> get(String name) {
        if (made.containsKey(name)) {
            return Optional.ofNullable(made.get(name));
        }
        if (!name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 4) {
            return Optional.of(request.captures().group(Integer.parseInt(name))).filter(text -> !text.isEmpty());
        }
        if (name.equals("server_name")) {
            return Optional.of(request.site().name());
        }
        return Optional.ofNullable(request.captures().named().get(name));
    }

    @Override
    public boolean set(String name, String value) {
        if (!made.containsKey(name)) {
            return false;
        }
        made.put(name, value == null ? "" : value);
        return true;
    }
}
