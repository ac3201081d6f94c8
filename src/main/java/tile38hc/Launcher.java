package tile38hc;

/// Placeholder
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) throws Exception {
        Class.forName("tile38hc.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
