package tile38hc.web;

import java.util.Locale;

/// One name of `server_name`.
public sealed interface ServerName {

    /// A whole name; `""` stands for requests without a host. (`_` is a name like any other, which no host has.)
    record Exact(String name) implements ServerName {}

    /// `*.example.com`, kept as `.example.com`
    record Suffix(String suffix) implements ServerName {}

    /// `.example.com`: the name itself and all below
    record Domain(String name) implements ServerName {}

    /// `www.example.*`, kept as `www.example.`
    record Prefix(String prefix) implements ServerName {}

    /// `~^www\d+\.example$`
    record Matching(Regex regex) implements ServerName {}

    /// Reads an argument of `server_name`. Where nginx would not take it: IllegalArgumentException, in its words but
    // for
    /// the place.
    static ServerName parse(String text) {
        if (text.startsWith("~")) {
            if (text.length() == 1) {
                throw new IllegalArgumentException("empty regex in server name \"" + text + "\"");
            }
            return new Matching(Regex.of(text.substring(1), true));
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (name.startsWith(".") && isPlain(name.substring(1))) {
            return new Domain(name.substring(1));
        }
        if (name.startsWith("*.") && isPlain(name.substring(2))) {
            return new Suffix(name.substring(1));
        }
        if (name.endsWith(".*") && isPlain(name.substring(0, name.length() - 2))) {
            return new Prefix(name.substring(0, name.length() - 1));
        }
        if (!name.isEmpty() && !isPlain(name)) {
            throw new IllegalArgumentException("invalid server name or wildcard \"" + text + "\"");
        }
        return new Exact(name);
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty() && !name.contains("*") && !name.startsWith(".") && !name.contains("..");
    }
}
