package tile38hc.config;

import java.util.List;
import java.util.Optional;
import tile38hc.nginx.Directive;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// The Lua of one directive, in whichever of the three forms it was written.
sealed interface LuaCode {

    /// Where the directive stands.
    Position position();

    /// `x_by_lua_block { … }` and `x_by_lua '…'`
    ///
    /// @param chunkName what Lua's messages call it, as nginx names it: `=content_by_lua(nginx.conf:12)`
    record Inline(Source source, String chunkName, Position position) implements LuaCode {}

    /// `x_by_lua_file path`
    record File(String path, Position position) implements LuaCode {}

    /// The code of the directive `phase` (`content_by_lua`) at this level, in any form.
    static Optional<LuaCode> find(Directive level, String phase) {
        List<String> forms = List.of(phase, phase + "_block", phase + "_file");
        return level.children().stream()
                .filter(directive -> forms.contains(directive.name()))
                .findFirst()
                .map(directive -> of(directive, phase));
    }

    private static LuaCode of(Directive directive, String phase) {
        Position position = directive.position();
        if (directive.name().endsWith("_file")) {
            return new File(directive.arg(0), position);
        }
        String file = position.file().substring(position.file().lastIndexOf('/') + 1);
        String chunkName = "=" + phase + "(" + file + ":" + position.line() + ")";
        Source source = directive instanceof Directive.LuaBlock block
                ? block.code()
                : directive.arguments().getFirst().source();
        return new Inline(source, chunkName, position);
    }
}
