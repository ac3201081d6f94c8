package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.Set;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;
import tile38hc.nginx.TimeSpan;

/// `proxy_cache_path` and its like.
///
/// @param zone the name of the shared memory for the keys
/// @param size in bytes
record CachePath(String zone, long size) {
    private static final Pattern LEVELS = Pattern.compile("[12](:[12]){0,2}");
    private static final int SMALLEST = 8 << 10;

    static CachePath read(Directive directive) {
        CachePath keys = new CachePath("", 0);
        for (String parameter : directive.args().subList(1, directive.args().size())) {
            String name = Values.name(parameter);
            String value = Values.value(parameter);
            switch (parameter.indexOf('=') < 0 ? "" : name) {
                case "levels" ->
                    require(LEVELS.matcher(value).matches(), "invalid \"levels\" \"" + parameter + "\"", directive);
                case "use_temp_path" ->
                    require(
                            Set.of("on", "off").contains(value),
                            "invalid use_temp_path value \"" + parameter + "\", it must be \"on\" or \"off\"",
                            directive);
                case "keys_zone" -> keys = keys(parameter, value, directive);
                case "inactive" -> valid(TimeSpan.parseSeconds(value).isPresent(), parameter, directive);
                case "max_size", "min_free" -> valid(Size.parseOffset(value).isPresent(), parameter, directive);
                case "loader_files", "manager_files", "purger_files" ->
                    valid(Values.number(value) >= 0, parameter, directive);
                case "loader_sleep",
                        "loader_threshold",
                        "manager_sleep",
                        "manager_threshold",
                        "purger_sleep",
                        "purger_threshold" -> valid(TimeSpan.parseMillis(value).isPresent(), parameter, directive);
                case "purger" -> valid(Set.of("on", "off").contains(value), parameter, directive);
                default -> throw refused("invalid parameter \"" + parameter + "\"", directive);
            }
        }
        require(!keys.zone().isEmpty(), "\"" + directive.name() + "\" must have \"keys_zone\" parameter", directive);
        return keys;
    }

    private static CachePath keys(String parameter, String value, Directive directive) {
        int colon = value.indexOf(':');
        long size = colon < 0 ? -1 : Size.parse(value.substring(colon + 1)).orElse(-1);
        require(size >= 0, "invalid keys zone size \"" + parameter + "\"", directive);
        require(size >= SMALLEST, "keys zone \"" + parameter + "\" is too small", directive);
        return new CachePath(value.substring(0, colon), size);
    }

    private static void valid(boolean right, String parameter, Directive directive) {
        require(right, "invalid " + Values.name(parameter) + " value \"" + parameter + "\"", directive);
    }
}
