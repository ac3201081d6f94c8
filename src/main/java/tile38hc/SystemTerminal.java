package tile38hc;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.function.UnaryOperator;

/// The terminal that the process was started from. `TERM=dumb` is one that cannot draw, and `NO_COLOR` (set to
/// anything, see no-color.org) asks for none.
final class SystemTerminal implements Terminal {
    private static final Size USUAL = new Size(80, 24);

    private final PrintStream out;
    private final boolean live;
    private final boolean colours;

    /// @param environment as `System.getenv`
    SystemTerminal(PrintStream out, Console console, UnaryOperator<String> environment) {
        String kind = environment.apply("TERM");
        String noColour = environment.apply("NO_COLOR");
        this.out = out;
        this.live = console != null && console.isTerminal() && kind != null && !kind.equals("dumb");
        this.colours = live && (noColour == null || noColour.isEmpty());
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public boolean hasColours() {
        return colours;
    }

    /// Java cannot ask for it, and `stty` is everywhere where terminals are.
    @Override
    public Size size() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return size(said);
        } catch (IOException e) {
            return USUAL;
        }
    }

    /// @param said lines and columns; zeros where the terminal does not know itself
    static Size size(String said) {
        try (Scanner numbers = new Scanner(said)) {
            int lines = numbers.hasNextInt() ? numbers.nextInt() : 0;
            int columns = numbers.hasNextInt() ? numbers.nextInt() : 0;
            return lines > 0 && columns > 0 ? new Size(columns, lines) : USUAL;
        }
    }

    @Override
    public boolean print(String text) {
        out.print(text);
        return !out.checkError(); // which flushes, too
    }
}
