package tile38hc.demo;

import java.util.List;

/// Tile38's patterns for keys: `*` for any characters, `?` for one, all others for themselves.
final class Glob {
    private Glob() {}

    static List<String> matching(String pattern, List<String> keys) {
        return keys.stream().filter(key -> matches(pattern, key)).toList();
    }

    /// Goes back to the last `*` only, which is enough and takes no more than pattern times key steps.
    private static boolean matches(String pattern, String key) {
        int p = 0;
        int k = 0;
        int star = -1;
        int retry = 0;
        while (k < key.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = k;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == key.charAt(k))) {
                p++;
                k++;
            } else if (star >= 0) {
                p = star + 1;
                k = ++retry;
            } else {
                return false;
            }
        }
        return pattern.substring(p).replace("*", "").isEmpty();
    }
}
