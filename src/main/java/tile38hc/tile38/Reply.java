package tile38hc.tile38;

import java.util.List;

/// What came back for one [Command]: always a value, whatever the other end is. Text is as it came, one character
/// a byte, and untrusted.
sealed interface Reply {

    /// A bulk or simple string: JSON, where `OUTPUT json` was asked for.
    record Text(String text) implements Reply {}

    /// An error of RESP, such as `DENIED …` in protected mode.
    record Failure(String text) implements Reply {}

    /// A flat array, as SERVER gives without `OUTPUT json`: names and values by turns.
    record Fields(List<String> items) implements Reply {
        public Fields {
            items = List.copyOf(items);
        }
    }

    /// There was no connection to ask on: `connection refused`, `timeout`.
    record NotConnected(String why) implements Reply {}

    /// Connected and asked, but this reply did not come: `timeout`, `closed`.
    record Missing(String why) implements Reply {}

    /// What came is no RESP that Tile38 sends, or more of it than is worth reading.
    record Unreadable(String what) implements Reply {}

    /// Whether another command can be asked on the same connection.
    default boolean keepsConnection() {
        return switch (this) {
            case Text _, Fields _ -> true;
            case Failure failure -> !failure.text().startsWith("DENIED");
            case NotConnected _, Missing _, Unreadable _ -> false;
        };
    }
}
