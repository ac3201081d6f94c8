package tile38hc.demo;

import java.util.List;
import java.util.Locale;

/// The commands that change data: `SET key id POINT lat lon`, `DEL key id` and `FLUSHDB`. Tile38's SET knows more; what
/// it would take and this does not is refused as an invalid argument.
final class Writes {
    private Writes() {}

    /// Whether there is something to log: all of it but a DEL that found nothing.
    static boolean apply(List<String> words, Dataset data) {
        String command = words.getFirst().toLowerCase(Locale.ROOT);
        return switch (command) {
            case "set" -> set(words, data);
            case "del" -> {
                require(words.size() >= 3, command);
                noMoreThan(3, words);
                yield data.delete(words.get(1), words.get(2));
            }
            case "flushdb" -> {
                require(words.size() == 1, command);
                data.clear();
                yield true;
            }
            default -> throw Refusal.because("unknown command '" + words.getFirst() + "'");
        };
    }

    private static boolean set(List<String> words, Dataset data) {
        require(words.size() >= 4, "set");
        if (!words.get(3).equalsIgnoreCase("point")) {
            throw Refusal.invalid(words.get(3));
        }
        require(words.size() >= 6, "set");
        Dataset.Point point = new Dataset.Point(number(words.get(4)), number(words.get(5)));
        noMoreThan(6, words);
        data.set(words.get(1), words.get(2), point);
        return true;
    }

    private static void require(boolean enough, String command) {
        if (!enough) {
            throw Refusal.wrongArguments(command);
        }
    }

    private static void noMoreThan(int count, List<String> words) {
        if (words.size() > count) {
            throw Refusal.invalid(words.get(count));
        }
    }

    private static double number(String word) {
        boolean plain = word.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
        double number = plain ? Double.parseDouble(word) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw Refusal.invalid(word);
        }
        return number;
    }
}
