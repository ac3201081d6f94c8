package tile38hc.page;

/// Text from outside, made fit for a chat: what a server answers must not notify everybody (`<!channel>`,
/// `@here`), pass for a link, or turn the direction of the line.
final class ChatText {
    /// What chat tools act on, and what looks like it and does nothing.
    private static final String ACTIVE = "<>@[]`";
    private static final String HARMLESS = "\u2039\u203a\uff20\uff3b\uff3d\u2019";

    private ChatText() {}

    /// @param bytes one character a byte
    /// @return characters, on one line
    static String of(String bytes, int longest) {
        StringBuilder text = new StringBuilder();
        Utf8.characters(bytes)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .map(ChatText::harmless)
                .limit(longest + 1L)
                .forEach(text::appendCodePoint);
        return text.codePointCount(0, text.length()) > longest
                ? text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "\u2026"
                : text.toString();
    }

    private static int harmless(int c) {
        boolean breaks = Character.isISOControl(c)
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
        int active = ACTIVE.indexOf(c);
        return breaks ? ' ' : active < 0 ? c : HARMLESS.charAt(active);
    }
}
