package tile38hc.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tile38hc.health.AddressText;
import tile38hc.ngx.HostVariables;
import tile38hc.web.Request;

/// The variables of a request that come from the server's side: its name, what regular expressions captured, what
/// `set` has made, and what `map` and `geo` make when they are asked. Belongs to one request.
final class SiteVariables implements HostVariables {
    private static final Pattern CAPTURE = Pattern.compile("[1-9]\\d{0,2}");

    private final Request request;
    private final Map<String, String> made;
    private final Map<String, MadeVariable> tables;
    private final UnmadeVariables unmade;
    private final UnaryOperator<String> all;
    private String missed; // null as long as none was
    private final Set<String> asked = new HashSet<>(); // tables at work: one that needs itself has no value

    /// @param tables what `map` and `geo` make, by name
    /// @param unmade those that have no value here
    /// @param all the value of any variable of the request
    SiteVariables(
            Request request, Map<String, MadeVariable> tables, UnmadeVariables unmade, UnaryOperator<String> all) {
        this(request, tables, unmade, all, new LinkedHashMap<>(request.variables()));
    }

    private SiteVariables(
            Request request,
            Map<String, MadeVariable> tables,
            UnmadeVariables unmade,
            UnaryOperator<String> all,
            Map<String, String> made) {
        this.request = request;
        this.tables = tables;
        this.unmade = unmade;
        this.all = all;
        this.made = made;
    }

    /// Those of the next place of the request, or of a subrequest that shares what `set` has made.
    SiteVariables at(Request place, UnaryOperator<String> allThere) {
        return new SiteVariables(place, tables, unmade, allThere, made);
    }

    Request request() {
        return request;
    }

    /// Those made by `set`, as they are now; `null` for one that Lua took the value from.
    Map<String, String> made() {
        return made;
    }

    /// Those that have a value.
    Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>(made);
        known.values().removeIf(Objects::isNull);
        return known;
    }

    /// The first variable that was asked for and has no value here, since [#forgive]: whoever asked must not decide by
    /// it.
    Optional<String> missed() {
        return Optional.ofNullable(missed);
    }

    /// Forgets what was missed so far.
    void forgive() {
        missed = null;
    }

    @Override
    public Optional<String> get(String name) {
        if (missed == null && unmade.reason(name).isPresent()) {
            missed = name;
        }
        if (made.containsKey(name)) {
            return Optional.ofNullable(made.get(name));
        }
        if (CAPTURE.matcher(name).matches()) {
            return Optional.of(request.captures().group(Integer.parseInt(name))).filter(text -> !text.isEmpty());
        }
        if (tables.containsKey(name)) {
            return made(tables.get(name));
        }
        if (name.equals("server_name")) {
            return Optional.of(request.site().name());
        }
        if (name.equals("host")) {
            return Optional.of(request.host());
        }
        if (name.equals("hostname")) {
            return Optional.of(hostname());
        }
        if (name.equals("proxy_add_x_forwarded_for")) {
            return Optional.of(forwardedFor());
        }
        return Optional.ofNullable(request.captures().named().get(name));
    }

    /// This machine's, in lower case; empty where it has none.
    static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /// Who has passed the request on so far, and who has sent it here.
    private String forwardedFor() {
        List<String> all = new ArrayList<>(request.headers().getOrDefault("X-Forwarded-For", List.of()));
        all.add(AddressText.of(request.connection().remote().getAddress()));
        return String.join(", ", all);
    }

    private Optional<String> made(MadeVariable table) {
        if (!asked.add(table.name())) {
            return Optional.empty();
        }
        try {
            return Optional.of(table.value(all));
        } finally {
            asked.remove(table.name());
        }
    }

    @Override
    public boolean set(String name, String value) {
        if (!made.containsKey(name)) {
            return false;
        }
        made.put(name, value);
        return true;
    }
}
