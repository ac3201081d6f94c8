package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.LinkedHashMap;
import java.util.Map;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;

/// The pieces of shared memory that directives declare by name. A name stands for one use and one size; who only
/// uses a piece leaves its size to another line.
final class SharedZones {
    private static final int SMALLEST_DICT = 8 << 10;

    /// Eight of the system's pages.
    private static final int SMALLEST_ZONE = 32 << 10;

    /// @param size 0 as long as nobody has said it
    private record Zone(String use, long size, Directive declared) {}

    private final Map<String, Zone> zones = new LinkedHashMap<>();

    void check(Directive directive) {
        switch (directive.name()) {
            case "lua_shared_dict" -> dict(directive);
            case "zone" -> zone(directive);
            case "limit_conn" -> {
                add(directive.arg(0), "limit_conn", 0, directive);
                LimitLines.check(directive);
            }
            case "limit_req", "limit_req_zone", "limit_conn_zone" -> limitZone(directive);
            default -> cache(directive);
        }
    }

    /// To be asked at the end.
    void refuseEmpty() {
        zones.forEach((name, zone) -> {
            if (zone.size() == 0) {
                throw refused("zero size shared memory zone \"" + name + "\"", zone.declared());
            }
        });
    }

    private void dict(Directive directive) {
        String name = directive.arg(0);
        String text = directive.arg(1);
        if (name.isEmpty()) {
            throw refused("invalid lua shared dict name \"\"", directive);
        }
        long size = Size.parse(text).orElse(0);
        if (size < SMALLEST_DICT) {
            throw refused("invalid lua shared dict size \"" + text + "\"", directive);
        }
        boolean again = zones.containsKey(name);
        add(name, "lua_shared_dict", size, directive);
        if (again) {
            throw refused("lua_shared_dict \"" + name + "\" is already defined as \"" + name + "\"", directive);
        }
    }

    private void zone(Directive directive) {
        String name = directive.arg(0);
        if (name.isEmpty()) {
            throw refused("invalid zone name \"\"", directive);
        }
        long size = directive.args().size() > 1 ? size(name, directive.arg(1), directive.arg(1), directive) : 0;
        add(name, "zone", size, directive);
    }

    /// `limit_req_zone … zone=name:size`, `limit_req zone=name`.
    private void limitZone(Directive directive) {
        boolean declares = directive.name().endsWith("_zone");
        for (String parameter : directive.args()) {
            if (parameter.startsWith("zone=")) {
                String value = Values.value(parameter);
                int colon = value.indexOf(':');
                if (declares && colon < 0) {
                    throw refused("invalid zone size \"" + parameter + "\"", directive);
                }
                if (declares && colon > 0) {
                    declare(value.substring(0, colon), value.substring(colon + 1), parameter, directive);
                } else if (!declares) {
                    add(value, directive.name(), 0, directive);
                }
            }
        }
        LimitLines.check(directive);
    }

    private void declare(String name, String size, String shown, Directive directive) {
        String use = directive.name().replace("_zone", "");
        boolean again = zones.containsKey(name) && zones.get(name).size() != 0;
        add(name, use, size(shown, size, shown, directive), directive);
        require(
                !again,
                directive.name() + " \"" + name + "\" is already bound to key \"" + directive.arg(0) + "\"",
                directive);
    }

    /// `proxy_cache_path` and `proxy_cache`, and their like.
    private void cache(Directive directive) {
        String use = directive.name().replace("_path", "");
        if (directive.name().endsWith("_path")) {
            CachePath path = CachePath.read(directive);
            boolean again =
                    zones.containsKey(path.zone()) && zones.get(path.zone()).size() != 0;
            add(path.zone(), use, path.size(), directive);
            require(!again, "duplicate zone \"" + path.zone() + "\"", directive);
        } else if (!directive.arg(0).equals("off") && !directive.arg(0).contains("$")) {
            add(directive.arg(0), use, 0, directive);
        }
    }

    /// @param zone what the messages call the piece
    /// @param shown what they show of a wrong size
    private static long size(String zone, String text, String shown, Directive directive) {
        long size = Size.parse(text).orElseThrow(() -> refused("invalid zone size \"" + shown + "\"", directive));
        require(size >= SMALLEST_ZONE, "zone \"" + zone + "\" is too small", directive);
        return size;
    }

    private void add(String name, String use, long size, Directive directive) {
        Zone known = zones.get(name);
        if (known == null) {
            zones.put(name, new Zone(use, size, directive));
            return;
        }
        if (!known.use().equals(use)) {
            throw refused("the shared memory zone \"" + name + "\" is already declared for a different use", directive);
        }
        if (known.size() != 0 && size != 0 && known.size() != size) {
            throw refused(
                    "the size " + size + " of shared memory zone \"" + name + "\" conflicts with already declared size "
                            + known.size(),
                    directive);
        }
        zones.put(name, new Zone(use, Math.max(size, known.size()), known.declared()));
    }
}
