package tile38hc.ngx;

import java.util.LinkedHashMap;
import java.util.Map;
import tile38hc.regex.Regex;
import tile38hc.regex.RegexException;

/// The patterns that were compiled last: 1,024 of them, as many as ngx_lua keeps by default. For one thread at a
/// time.
final class RegexCache {
    private static final int CAPACITY = 1024;

    private record Key(String pattern, String options) {}

    private final Map<Key, Regex> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Regex> eldest) {
            return size() > CAPACITY;
        }
    };

    /// @throws IllegalArgumentException for an unknown option
    /// @throws RegexException for what is no pattern
    Regex compile(String pattern, String options) {
        Key key = new Key(pattern, options);
        Regex regex = known.get(key);
        if (regex == null) {
            regex = Regex.compile(pattern, RegexLetters.parse(options));
            known.put(key, regex);
        }
        return regex;
    }
}
