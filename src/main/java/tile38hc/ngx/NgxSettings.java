package tile38hc.ngx;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the configuration says about Lua as a whole.
///
/// @param prefix nginx's, with a slash at its end
/// @param packagePath the text of `lua_package_path`; empty where there is none
/// @param packageCpath the text of `lua_package_cpath`, for Lua to look at: no library is ever loaded
/// @param sharedDicts the zones of `lua_shared_dict` and their sizes in bytes
/// @param environment what `os.getenv` sees
/// @param pid of this process
/// @param codeCache off: every request gets a Lua world of its own, made from the files as they are then
/// @param zone for local times
public record NgxSettings(
        String prefix,
        String packagePath,
        String packageCpath,
        Map<String, Long> sharedDicts,
        Map<String, String> environment,
        long pid,
        boolean codeCache,
        ZoneId zone) {

    public NgxSettings {
        sharedDicts = Collections.unmodifiableMap(new LinkedHashMap<>(sharedDicts));
        environment = Map.copyOf(environment);
    }
}
