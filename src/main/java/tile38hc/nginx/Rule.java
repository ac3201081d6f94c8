package tile38hc.nginx;

import java.util.Optional;
import java.util.Set;

/// What nginx and tile38-hc know of a directive in some contexts: one line of the tables.
///
/// @param once where nginx refuses it a second time in one block: the name that there may be one of, which the three
///     forms of a Lua directive share
/// @param opens what its block holds, if it is a block
record Rule(
        String name,
        Set<Context> where,
        Arguments arguments,
        Kind kind,
        Optional<String> once,
        Optional<Context> opens) {

    Rule {
        where = Set.copyOf(where);
    }

    boolean opensLua() {
        return opens.filter(Context.LUA::equals).isPresent();
    }
}
