package tile38hc;

import java.util.List;
import java.util.Random;

/// Does to the text of a configuration what editors, merges and bad disks do to it.
public final class Damage {
    /// What the language is made of, and what it is not.
    public static final List<String> SPLINTERS = List.of(
            "{",
            "}",
            ";",
            "\"",
            "'",
            "\\",
            "$",
            "${",
            "#",
            "\n",
            " ",
            "--",
            "[[",
            "]]",
            "--[[",
            "[=[",
            "]=]",
            "\r",
            ")",
            "(",
            "server {",
            "location / {",
            "init_worker_by_lua_block {",
            "include *;",
            "\0",
            "\u00ff",
            "99999999999",
            "0",
            "-1");

    private Damage() {}

    /// One to four wounds: a flipped bit, a cut, something stuck in, lines that stand twice or have moved.
    public static String to(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int wounds = 1 + random.nextInt(4); wounds > 0 && !damaged.isEmpty(); wounds--) {
            wound(damaged, random);
        }
        return damaged.toString();
    }

    private static void wound(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(5)) {
            case 0 -> text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
            case 1 -> text.delete(at, at + 1 + random.nextInt(20));
            case 2 -> text.insert(at, SPLINTERS.get(random.nextInt(SPLINTERS.size())));
            case 3 -> text.insert(random.nextInt(text.length()), lines(text, at, random));
            default -> {
                String lines = lines(text, at, random);
                text.delete(at, at + lines.length());
                text.insert(random.nextInt(text.length() + 1), lines);
            }
        }
    }

    private static String lines(StringBuilder text, int from, Random random) {
        int end = from;
        for (int lines = random.nextInt(8); lines >= 0 && end < text.length(); lines--) {
            int newline = text.indexOf("\n", end);
            end = newline < 0 ? text.length() : newline + 1;
        }
        return text.substring(from, end);
    }
}
