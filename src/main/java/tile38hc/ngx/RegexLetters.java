package tile38hc.ngx;

import java.util.EnumSet;
import java.util.Set;
import tile38hc.regex.RegexOption;

/// The letters that the functions of `ngx.re` take as their option string.
final class RegexLetters {
    private RegexLetters() {}

    /// @throws IllegalArgumentException for a letter that is none of these, in the words of `ngx.re`
    static Set<RegexOption> parse(String letters) {
        Set<RegexOption> options = EnumSet.noneOf(RegexOption.class);
        for (char letter : letters.toCharArray()) {
            switch (letter) {
                case 'a' -> options.add(RegexOption.ANCHORED);
                case 'd' -> options.add(RegexOption.DFA);
                case 'D' -> options.add(RegexOption.DUPLICATE_NAMES);
                case 'i' -> options.add(RegexOption.CASELESS);
                case 'm' -> options.add(RegexOption.MULTILINE);
                case 's' -> options.add(RegexOption.DOT_ALL);
                case 'u', 'U' -> options.add(RegexOption.UTF8); // `U` spares a check that is made all the same
                case 'x' -> options.add(RegexOption.EXTENDED);
                case 'j', 'o' -> {} // machine code, and keeping what is compiled: all is kept
                case 'J' ->
                    throw new IllegalArgumentException("flag \"J\" (JavaScript compatibility) is not supported");
                default ->
                    throw new IllegalArgumentException("unknown flag \"%c\" (flags \"%s\")".formatted(letter, letters));
            }
        }
        return options;
    }
}
