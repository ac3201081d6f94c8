package tile38hc.page;

import java.util.Locale;

/// The names of our enum constants as pages show them.
final class Words {

    private Words() {}

    /// The name in lower case: `not_connected`.
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
