package tile38hc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tile38hc.log.Format;

/// Reads the command line, once.
final class OptionParser {
    private final List<String> args;
    private int next;

    private Path prefix = Path.of("");
    private String configuration;
    private String globalDirectives = "";
    private boolean quiet;
    private InetSocketAddress listen;
    private final Map<String, List<InetAddress>> resolve = new HashMap<>();
    private boolean ignoreUnknown;
    private Options.Demo demo = Options.Demo.NONE;
    private Supplier<Options.Action> action = () -> new Options.Action.Serve(false, demo); // once all is read
    private Tile38Watch.Mode tile38 = Tile38Watch.Mode.WATCH;
    private Path state;
    private Format log = Format.TEXT;
    private boolean strict;
    private boolean json;
    private final List<URI> webhooks = new ArrayList<>();
    private final Set<String> muted = new HashSet<>();

    OptionParser(List<String> args) {
        this.args = args;
    }

    Options parse() throws Options.UsageException {
        while (next < args.size()) {
            String arg = args.get(next++);
            if (arg.startsWith("--")) {
                longOption(arg);
            } else if (arg.startsWith("-") && arg.length() > 1) {
                shortOptions(arg);
            } else {
                configuration(arg);
            }
        }
        Options.Action asked = action.get();
        if (json && !(asked instanceof Options.Action.Once)) {
            throw new Options.UsageException("--json goes with --once");
        }
        Options.Service service = new Options.Service(
                new Options.Files(prefix, configuration(), globalDirectives, ignoreUnknown),
                new Options.Network(Optional.ofNullable(listen), Map.copyOf(resolve)),
                new Options.Alerts(webhooks, muted),
                tile38,
                Optional.ofNullable(state));
        return new Options(asked, service, log);
    }

    private String configuration() {
        if (configuration != null) {
            return configuration;
        }
        return demo == Options.Demo.NONE ? "conf/nginx.conf" : SampleConfiguration.NAME;
    }

    private void longOption(String arg) throws Options.UsageException {
        switch (arg) {
            case "--help" -> action = Options.Action.Help::new;
            case "--version" -> action = () -> new Options.Action.Version(false);
            case "--once" -> action = () -> new Options.Action.Once(json);
            case "--watch" -> action = () -> new Options.Action.Serve(true, demo);
            case "--json" -> json = true;
            case "--strict" -> strict = true;
            case "--demo" -> demo = demo();
            case "--webhook" -> webhooks.add(webhook(value(arg)));
            case "--mute" -> muted.add(value(arg));
            case "--log" -> log = logFormat(value(arg));
            case "--ignore-unknown" -> ignoreUnknown = true;
            case "--listen" -> listen = ListenOption.parse(value(arg));
            case "--resolve" -> resolve(value(arg));
            case "--tile38" -> tile38 = mode(value(arg));
            case "--state" -> state = path(arg, value(arg));
            case "--ping" -> {
                String url = value(arg);
                action = () -> new Options.Action.Ping(url);
            }
            default -> throw new Options.UsageException("invalid option: \"" + arg + "\"");
        }
    }

    /// As nginx reads them: letters may stand together, and a value may follow its letter at once.
    private void shortOptions(String arg) throws Options.UsageException {
        for (int i = 1; i < arg.length(); i++) {
            char letter = arg.charAt(i);
            switch (letter) {
                case 't' -> action = () -> new Options.Action.Test(false, quiet, strict);
                case 'T' -> action = () -> new Options.Action.Test(true, quiet, strict);
                case 'q' -> quiet = true;
                case 'v' -> action = () -> new Options.Action.Version(false);
                case 'V' -> action = () -> new Options.Action.Version(true);
                case 'h', '?' -> action = Options.Action.Help::new;
                case 'p', 'c', 'g' -> {
                    shortValue(letter, i + 1 < arg.length() ? arg.substring(i + 1) : value("-" + letter));
                    return;
                }
                default -> throw new Options.UsageException("invalid option: \"" + letter + "\"");
            }
        }
    }

    private void shortValue(char letter, String value) throws Options.UsageException {
        switch (letter) {
            case 'p' -> prefix = path("-p", value);
            case 'c' -> configuration(value);
            default -> globalDirectives = value;
        }
    }

    private void configuration(String file) throws Options.UsageException {
        if (configuration != null) {
            throw new Options.UsageException("two configurations: \"" + configuration + "\" and \"" + file + "\"");
        }
        path("-c", file);
        configuration = file;
    }

    private static Path path(String option, String value) throws Options.UsageException {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new Options.UsageException(option + " wants a path, which \"" + value + "\" is not in this locale");
        }
    }

    private void resolve(String line) throws Options.UsageException {
        int equals = line.indexOf('=');
        if (equals < 1 || equals == line.length() - 1) {
            throw new Options.UsageException("--resolve wants NAME=IP, not \"" + line + "\"");
        }
        try {
            InetAddress address = InetAddress.ofLiteral(line.substring(equals + 1));
            resolve.computeIfAbsent(line.substring(0, equals), _ -> new ArrayList<>())
                    .add(address);
        } catch (IllegalArgumentException e) {
            throw new Options.UsageException("--resolve wants an address behind the name, not \"" + line + "\"");
        }
    }

    private static Tile38Watch.Mode mode(String text) throws Options.UsageException {
        return switch (text) {
            case "off" -> Tile38Watch.Mode.OFF;
            case "watch" -> Tile38Watch.Mode.WATCH;
            case "enforce" -> Tile38Watch.Mode.ENFORCE;
            default -> throw new Options.UsageException("--tile38 wants off, watch or enforce, not \"" + text + "\"");
        };
    }

    private String value(String option) throws Options.UsageException {
        if (next == args.size()) {
            throw new Options.UsageException("option \"" + option + "\" requires a value");
        }
        return args.get(next++);
    }

    private Options.Demo demo() {
        if (next < args.size() && args.get(next).equals("incident")) {
            next++;
            return Options.Demo.INCIDENT;
        }
        return Options.Demo.PAIR;
    }

    private static Format logFormat(String text) throws Options.UsageException {
        return switch (text) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            default -> throw new Options.UsageException("--log wants text or json, not \"" + text + "\"");
        };
    }

    /// The URL is a secret more often than not, so the message does not repeat it.
    private static URI webhook(String text) throws Options.UsageException {
        try {
            URI url = new URI(text);
            if (url.getHost() != null
                    && url.getPort() <= 0xffff
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new Options.UsageException("--webhook wants an http or https URL");
    }
}
