package tile38hc.page;

import java.util.ArrayList;
import java.util.List;

/// A line for a terminal, and what it means: colour only adds to what the text says.
public record TerminalLine(Tone tone, String text) {
    private static final String DEEPER = "  ";

    /// Bytes from outside, one a character, in lines that are broken between words where the terminal ends.
    public static List<TerminalLine> broken(Tone tone, String bytes, int columns) {
        return broken(tone, "", bytes, columns);
    }

    /// What goes on in a further line stands deeper. A word that is wider than the terminal is left whole.
    static List<TerminalLine> broken(Tone tone, String indent, String bytes, int columns) {
        List<TerminalLine> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        int begun = line.length();
        for (String word : TerminalText.of(bytes).split(" +")) {
            boolean isFirst = line.length() == begun;
            if (!isFirst && TerminalText.width(line) + 1 + TerminalText.width(word) > columns) {
                lines.add(new TerminalLine(tone, line.toString()));
                line = new StringBuilder(indent + DEEPER);
                begun = line.length();
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        lines.add(new TerminalLine(tone, line.toString()));
        return lines;
    }

    public enum Tone {
        HEADING,
        PLAIN,
        GOOD,
        DEGRADED,
        BAD
    }
}
