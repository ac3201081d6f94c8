package tile38hc;

import java.util.List;
import tile38hc.page.TerminalLine;

/// Draws lines in place on a terminal's second screen, and gives the first one back as it was.
///
/// Each drawing overwrites the last one line by line, which does not flicker as clearing would. What is wider than
/// the terminal is cut off at its edge.
final class Screen implements AutoCloseable {
    private static final String ESC = "\u001b[";
    private static final String OPEN = ESC + "?1049h" + ESC + "?7l" + ESC + "?25l"; // no wrapping, no cursor
    private static final String CLOSE = ESC + "?25h" + ESC + "?7h" + ESC + "?1049l";
    private static final String HOME = ESC + "H";
    private static final String CLEAR_LINE = ESC + "K";
    private static final String CLEAR_BELOW = ESC + "J";
    private static final String NORMAL = ESC + "0m";

    private final Terminal terminal;

    Screen(Terminal terminal) {
        this.terminal = terminal;
        terminal.print(OPEN);
    }

    /// @return false where nobody sees it any more
    boolean draw(List<TerminalLine> lines) {
        StringBuilder frame = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            String colour = terminal.hasColours() ? colour(lines.get(i).tone()) : "";
            frame.append(i == 0 ? "" : "\r\n") // none behind the last: it would scroll a full screen
                    .append(colour)
                    .append(lines.get(i).text())
                    .append(colour.isEmpty() ? "" : NORMAL)
                    .append(CLEAR_LINE);
        }
        return terminal.print(frame.append(CLEAR_BELOW).toString());
    }

    @Override
    public void close() {
        terminal.print(CLOSE);
    }

    private static String colour(TerminalLine.Tone tone) {
        return switch (tone) {
            case HEADING -> ESC + "1m";
            case PLAIN -> "";
            case GOOD -> ESC + "32m";
            case DEGRADED -> ESC + "33m";
            case BAD -> ESC + "31m";
        };
    }
}
