package tile38hc.config;

import static tile38hc.config.Values.refused;
import static tile38hc.config.Values.require;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.nginx.Directive;

/// `split_clients`, checked for what nginx refuses: its variable is one of [UnmadeVariables].
final class SplitClients {
    private static final Pattern SHARE = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,2}))?%");
    private static final int WHOLE = 10_000; // hundredths of a per cent

    private SplitClients() {}

    static void check(Directive split) {
        String name = split.arg(1);
        require(name.startsWith("$") && name.length() > 1, "invalid variable name \"" + name + "\"", split);
        int sum = 0;
        for (Directive part : split.children()) {
            if (!part.is("*")) {
                int share = share(part);
                require(share > 0, "invalid percent value \"" + part.name() + "\"", part);
                sum += share;
                require(sum <= WHOLE, "percent total is greater than 100%", part);
            }
        }
    }

    private static int share(Directive part) {
        Matcher share = SHARE.matcher(part.name());
        if (!share.matches()) {
            throw refused("invalid percent value \"" + part.name() + "\"", part);
        }
        String hundredths = share.group(2) == null ? "" : share.group(2);
        return Integer.parseInt(share.group(1) + (hundredths + "00").substring(0, 2));
    }
}
