package tile38hc.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What scripts/screenshot does: takes a picture of a page once an expression of JavaScript holds in it.
final class Screenshot {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 810;
    private static final long PATIENCE_NANOS = 180_000_000_000L;

    private Screenshot() {}

    /// @param args the page's address, the expression, the file
    public static void main(String[] args) throws IOException {
        try (Chromium chromium = Chromium.start(
                        Chromium.program().orElseThrow(() -> new IOException("no chromium on the PATH")));
                Page page = chromium.open()) {
            page.looks(WIDTH, HEIGHT, false, false);
            page.go(args[0]);
            page.await(args[1], PATIENCE_NANOS);
            Files.write(Path.of(args[2]), page.screenshot(false));
        }
    }
}
