package tile38hc.page;

/// A line for a terminal, and what it means: colour only adds to what the text says.
public record TerminalLine(Tone tone, String text) {

    /// A line of bytes from outside, one a character.
    public static TerminalLine of(Tone tone, String bytes) {
        return new TerminalLine(tone, TerminalText.of(bytes));
    }

    public enum Tone {
        HEADING,
        PLAIN,
        GOOD,
        DEGRADED,
        BAD
    }
}
