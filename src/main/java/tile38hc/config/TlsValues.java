package tile38hc.config;

import static tile38hc.config.Values.require;

import java.util.List;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.Size;

/// `ssl_session_cache`, checked for what nginx refuses: sessions are the JDK's business.
final class TlsValues {
    private static final int SMALLEST = 32 << 10;

    private TlsValues() {}

    static void check(Directive directive) {
        for (String cache : directive.args()) {
            List<String> parts = List.of(cache.split(":", -1));
            boolean right =
                    switch (parts.getFirst()) {
                        case "shared" ->
                            parts.size() == 3
                                    && !parts.get(1).isEmpty()
                                    && Size.parse(parts.get(2)).isPresent();
                        case "builtin" -> parts.size() == 1 || parts.size() == 2 && Values.number(parts.get(1)) >= 0;
                        default -> Set.of("off", "none").contains(cache);
                    };
            require(right, "invalid session cache \"" + cache + "\"", directive);
            require(
                    !parts.getFirst().equals("shared")
                            || Size.parse(parts.get(2)).orElse(0) >= SMALLEST,
                    "session cache \"" + cache + "\" is too small",
                    directive);
        }
    }
}
