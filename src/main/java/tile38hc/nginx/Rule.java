package tile38hc.nginx;

import java.util.Optional;
import java.util.Set;

/// What nginx and tile38-hc know of a directive in some contexts: one line of the tables.
///
/// @param once whether nginx refuses it a second time in one block
/// @param opens what its block holds, if it is a block
record Rule(String name, Set<Context> where, Arguments arguments, Kind kind, boolean once, Optional<Context> opens) {

    Rule {
        where = Set.copyOf(where);
    }

    /// What may be there once: the three forms of a Lua directive are one.
    String onceKey() {
        return name.replaceFirst("_by_lua_(block|file)$", "_by_lua");
    }
}
