package tile38hc.ngx;

import java.util.EnumSet;
import java.util.Set;

/// The letters that the functions of `ngx.re` take as their option string.
public enum RegexOption {
    ANCHORED('a'),
    /// The longest match at the leftmost place, without captures.
    DFA('d'),
    DUPLICATE_NAMES('D'),
    CASELESS('i'),
    /// Compiling to machine code: no difference here.
    JIT('j'),
    MULTILINE('m'),
    /// Keeping the compiled pattern: all are kept.
    COMPILE_ONCE('o'),
    DOT_ALL('s'),
    UTF8('u'),
    /// Without the check of the subject's UTF-8, which is made all the same.
    UTF8_UNCHECKED('U'),
    EXTENDED('x');

    private final char letter;

    RegexOption(char letter) {
        this.letter = letter;
    }

    /// @throws IllegalArgumentException for a letter that is none of these, in the words of `ngx.re`
    public static Set<RegexOption> parse(String letters) {
        Set<RegexOption> options = EnumSet.noneOf(RegexOption.class);
        for (int i = 0; i < letters.length(); i++) {
            options.add(of(letters.charAt(i), letters));
        }
        return options;
    }

    static boolean isUtf8(Set<RegexOption> options) {
        return options.contains(UTF8) || options.contains(UTF8_UNCHECKED);
    }

    private static RegexOption of(char letter, String letters) {
        for (RegexOption option : values()) {
            if (option.letter == letter) {
                return option;
            }
        }
        if (letter == 'J') {
            throw new IllegalArgumentException("flag \"J\" (JavaScript compatibility) is not supported");
        }
        throw new IllegalArgumentException("unknown flag \"%c\" (flags \"%s\")".formatted(letter, letters));
    }
}
