package tile38hc.lua;

import tile38hc.source.Source;

/// A text of Lua, the name that it was given, and how messages show that.
record Chunk(Source source, String given, String name) {

    private static final int SHOWN = 60; // bytes of a name that messages show, the final NUL of C counted

    /// By Lua's convention `=name` is shown as it is, `@file` as the file, and anything else is the text itself.
    static Chunk named(Source source, String chunkName) {
        return new Chunk(source, chunkName, shown(chunkName));
    }

    private static String shown(String chunkName) {
        if (chunkName.startsWith("=")) {
            return chunkName.substring(1, Math.min(chunkName.length(), SHOWN));
        }
        if (chunkName.startsWith("@")) {
            String file = chunkName.substring(1);
            return file.length() < SHOWN ? file : "..." + file.substring(file.length() - SHOWN + 4);
        }
        int end = 0;
        while (end < chunkName.length() && chunkName.charAt(end) >= ' ') {
            end++;
        }
        int room = SHOWN - "[string \"...\"]".length() - 1;
        return end == chunkName.length() && end <= room
                ? "[string \"" + chunkName + "\"]"
                : "[string \"" + chunkName.substring(0, Math.min(end, room)) + "...\"]";
    }
}
