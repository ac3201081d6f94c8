package tile38hc.page;

/// Text for a terminal: Unicode, not bytes, and nothing in it that a terminal acts on.
final class TerminalText {

    private TerminalText() {}

    /// Bytes from outside as one line. Controls (those above 0x7f too, which some terminals obey) and invisible
    /// characters that turn the writing's direction become `?`.
    static String of(String bytes) {
        StringBuilder shown = new StringBuilder();
        Utf8.characters(bytes)
                .codePoints()
                .map(c -> isVisible(c) ? c : Character.isWhitespace(c) ? ' ' : '?')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// Columns that a terminal takes for it.
    static int width(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
