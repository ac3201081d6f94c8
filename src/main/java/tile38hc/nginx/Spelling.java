package tile38hc.nginx;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Tells a misspelt name from one that we have never heard of.
final class Spelling {

    private Spelling() {}

    /// The nearest of the names, if it is so near that the other must be a slip of the keyboard: one letter wrong, in
    /// long names two, or all of the wrong case.
    static Optional<String> nearest(String name, Collection<String> names) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!lower.equals(name) && names.contains(lower)) {
            return Optional.of(lower);
        }
        int tolerance = name.length() < 3 ? 0 : name.length() < 8 ? 1 : 2;
        int least = tolerance + 1;
        String nearest = null;
        for (String candidate : names) {
            if (Math.abs(candidate.length() - name.length()) < least) {
                int distance = distance(name, candidate);
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// How many letters must be added, taken away, changed or swapped with their neighbour.
    static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        Arrays.setAll(rows[0], j -> j);
        for (int i = 1; i <= a.length(); i++) {
            rows[i][0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                best = Math.min(best, rows[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = best;
            }
        }
        return rows[a.length()][b.length()];
    }
}
