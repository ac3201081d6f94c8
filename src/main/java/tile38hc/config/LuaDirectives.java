package tile38hc.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.nginx.Directive;
import tile38hc.ngx.LuaCode;
import tile38hc.ngx.Phase;
import tile38hc.source.Source;

/// Finds the Lua of a phase, in whichever of its three forms it was written: a block, a quoted word, or a file.
final class LuaDirectives {

    private LuaDirectives() {}

    /// The directive `phase` (`content_by_lua`) at this level, in any form.
    static Optional<Directive> find(Directive level, String phase) {
        List<String> forms = List.of(phase, phase + "_block", phase + "_file");
        return level.children().stream()
                .filter(directive -> forms.contains(directive.name()))
                .findFirst();
    }

    /// What runs before the content at this level, and so may keep it back.
    static Map<Phase, Directive> beforeContent(Directive level) {
        Map<Phase, Directive> found = new EnumMap<>(Phase.class);
        for (Phase phase : List.of(Phase.REWRITE, Phase.ACCESS)) {
            find(level, phase.directive()).ifPresent(directive -> found.put(phase, directive));
        }
        return found;
    }

    static boolean isLua(Directive directive) {
        return directive.name().contains("_by_lua");
    }

    /// The code as far as it stands in the configuration: none of a file's.
    static String text(Directive directive) {
        if (directive instanceof Directive.LuaBlock block) {
            return block.code().text();
        }
        return isFile(directive) || directive.args().isEmpty()
                ? ""
                : directive.args().getLast();
    }

    static boolean isFile(Directive directive) {
        return directive.name().endsWith("_file");
    }

    /// The code of a block or a quoted word, named as nginx names it in messages: `content_by_lua(nginx.conf:12)`.
    static LuaCode inline(Directive directive) {
        String phase = directive.name().replaceFirst("_block$", "");
        String path = directive.position().file();
        String file = path.substring(path.lastIndexOf('/') + 1);
        String chunkName = "=" + phase + "(" + file + ":" + directive.position().line() + ")";
        Source source = directive instanceof Directive.LuaBlock block
                ? block.code()
                : directive.arguments().getFirst().source();
        return new LuaCode.Inline(source, chunkName);
    }
}
