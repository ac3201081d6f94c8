package tile38hc.config;

import java.util.function.UnaryOperator;

/// A variable that the configuration makes from others, by `map` or `geo`.
sealed interface MadeVariable permits MapTable, GeoTable {

    /// Without the `$`.
    String name();

    /// @param variables from the name of a variable to its value
    String value(UnaryOperator<String> variables);
}
