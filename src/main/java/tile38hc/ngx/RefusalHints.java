package tile38hc.ngx;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.health.Fleet;
import tile38hc.health.Upstream;

/// Why `spawn_checker` starts nothing, and what to write instead. The library only hands the reason back, which
/// many programs do not look at.
final class RefusalHints {
    private static final Pattern NO_DICT = Pattern.compile("shm \"(.*)\" not found");

    private RefusalHints() {}

    static String of(String reason, UnaryOperator<Object> options, Fleet fleet) {
        String upstream = options.apply("upstream") instanceof String name ? " for \"" + name + "\"" : "";
        return "no checker is started" + upstream + ": " + reason + hint(reason, options, fleet);
    }

    private static String hint(String reason, UnaryOperator<Object> options, Fleet fleet) {
        Matcher dict = NO_DICT.matcher(reason);
        if (dict.matches()) {
            return "; write \"lua_shared_dict " + dict.group(1) + " 1m;\" in http";
        }
        if (reason.endsWith("upstream not found") && options.apply("upstream") instanceof String name) {
            return fleet.upstreams().stream()
                    .map(Upstream::name)
                    .filter(known -> known.equalsIgnoreCase(name.strip()) || known.startsWith(name + ":"))
                    .findFirst()
                    .map(known -> "; did you mean \"" + known + "\"?")
                    .orElse("; write \"upstream " + name + " { ... }\" in http");
        }
        if (reason.startsWith("only \"http\" and \"https\"") && !reason.contains("connect_only")) {
            return "; write type = \"http\", and connect_only = true where connecting is enough";
        }
        return "";
    }
}
