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
    record Matching(NginxRegex regex) implements ServerName {}

    /// Reads an argument of `server_name`; IllegalArgumentException has nginx's words. A `*` elsewhere than at an
    /// end is taken, as nginx takes it in a lone server, and matches nothing.
    static ServerName parse(String text) {
        if (text.startsWith("~")) {
            if (text.length() == 1) {
                throw new IllegalArgumentException("empty regex in server name \"" + text + "\"");
            }
            return new Matching(NginxRegex.of(text.substring(1), true));
        }
        if (text.equals(".") || text.startsWith("*") && (text.length() < 3 || text.charAt(1) != '.')) {
            throw new IllegalArgumentException("server name \"" + text + "\" is invalid");
        }
        String name = text.toLowerCase(Locale.ROOT);
        if (name.startsWith("*.")) {
            return new Suffix(name.substring(1));
        }
        if (name.startsWith(".")) {
            return new Domain(name.substring(1));
        }
        return name.endsWith(".*") ? new Prefix(name.substring(0, name.length() - 1)) : new Exact(name);
    }
}
