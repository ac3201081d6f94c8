package tile38hc.web;

import java.util.Locale;
import java.util.Optional;

/// The host of a request: lower case, without its port and a last dot.
final class HostName {

    private HostName() {}

    /// Empty where nginx answers 400: no name before the port, two dots in a row, a slash, a blank, a control
    /// character.
    static Optional<String> of(String header) {
        int end = header.startsWith("[") ? header.indexOf(']') + 1 : header.indexOf(':');
        String name = end <= 0 && !header.startsWith(":") ? header : header.substring(0, Math.max(end, 0));
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        boolean valid =
                !name.isEmpty() && !header.contains("..") && header.chars().allMatch(HostName::mayStand);
        return valid ? Optional.of(name.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static boolean mayStand(int c) {
        return c > ' ' && c != 127 && c != '/';
    }
}
