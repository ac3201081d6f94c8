package tile38hc.regex;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the translator made of a pattern.
///
/// @param pattern in Java's notation
/// @param groups how many capture
/// @param names of groups, each with its numbers: several where duplicates are allowed
record PcreTranslation(String pattern, int groups, Map<String, List<Integer>> names) {
    PcreTranslation {
        Map<String, List<Integer>> copy = new LinkedHashMap<>();
        names.forEach((name, numbers) -> copy.put(name, List.copyOf(numbers)));
        names = Collections.unmodifiableMap(copy);
    }
}
