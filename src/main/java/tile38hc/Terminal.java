package tile38hc;

/// Where `--watch` shows its table: the process's own terminal, or whatever its output is instead.
interface Terminal {

    record Size(int columns, int lines) {}

    /// Whether there is one that can draw in place.
    boolean isLive();

    boolean hasColours();

    /// As of now, for it may have been resized.
    Size size();

    /// Shows it at once.
    ///
    /// @return false where nobody sees it any more
    boolean print(String text);
}
