package tile38hc.page;

import java.util.Locale;

/// What constants of ours are called on pages.
final class Words {

    private Words() {}

    /// The name in lower case: `not_connected`.
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
