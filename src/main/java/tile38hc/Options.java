package tile38hc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The command line, read.
///
/// @param action what to do; everything but [Action#RUN] ends by itself
/// @param prefix what relative paths in the configuration start from
/// @param configuration as given, or nginx's default; relative to the prefix
/// @param globalDirectives of `-g`, empty without
/// @param quiet `-q`: nothing but errors while testing
/// @param listen replaces every `listen` of the configuration, where given
/// @param resolve names with an address, as lines of /etc/hosts
/// @param ignoreUnknown serves what unknown directives stand in
/// @param demo starts the stand-in pair and checks it, by the sample configuration unless one was named
/// @param pingUrl of `--ping`
/// @param tile38 what to make of Tile38 servers among the peers
/// @param state the folder for what outlives the process
record Options(
        Action action,
        Path prefix,
        String configuration,
        String globalDirectives,
        boolean quiet,
        Optional<InetSocketAddress> listen,
        Map<String, List<InetAddress>> resolve,
        boolean ignoreUnknown,
        boolean demo,
        String pingUrl,
        Tile38Watch.Mode tile38,
        Optional<Path> state) {

    enum Action {
        RUN,
        TEST,
        TEST_AND_PRINT,
        ONCE,
        PING,
        VERSION,
        VERSION_AND_BUILD,
        HELP
    }

    /// The command line makes no sense; the message is the one line to show.
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static final String HELP = """
            Usage: java -jar tile38-hc.jar [options] [conf/nginx.conf]

            Checks the upstreams of an nginx.conf as OpenResty's resty.upstream.healthcheck would, and serves its pages.

              -t                 test the configuration, Lua included, and exit; nothing is probed
              -T                 as -t, and print the configuration with all it includes
              -p PREFIX          where relative paths start (default: the current directory)
              -c FILE            the configuration (default: conf/nginx.conf)
              -g DIRECTIVES      global directives from outside the file
              -q                 with -t: nothing but errors
              -v, -V             the version; with the Java it runs on
              -h, --help         this help

              --once             send every check once, tell what came of it; exit 1 when a peer is down
              --demo             a stand-in Tile38 leader and follower on this machine, checked
              --listen ADDR      address:port or port, instead of every listen of the configuration
              --resolve NAME=IP  as a line of /etc/hosts; may be repeated
              --tile38 MODE      off: only the configured checks; watch (the default): show what is wrong with
                                 the data of Tile38 servers; enforce: count it as failed checks
              --state DIR        keep there who was who, over restarts
              --ignore-unknown   serve the pages beside directives that nobody knows
              --ping URL         exit 0 if the URL answers 2xx

            Exit status: 0 ran, 1 configuration refused, port in use or peer down, 2 bad option.
            """;

    /// The same, with more lines for /etc/hosts.
    Options resolving(Map<String, List<InetAddress>> more) {
        Map<String, List<InetAddress>> all = new HashMap<>(more);
        all.putAll(resolve);
        return new Options(
                action,
                prefix,
                configuration,
                globalDirectives,
                quiet,
                listen,
                Map.copyOf(all),
                ignoreUnknown,
                demo,
                pingUrl,
                tile38,
                state);
    }

    static Options parse(List<String> args) throws UsageException {
        return new Parser(args).parse();
    }

    private static final class Parser {
        private final List<String> args;
        private int next;

        private Action action = Action.RUN;
        private Path prefix = Path.of("");
        private String configuration;
        private String globalDirectives = "";
        private boolean quiet;
        private InetSocketAddress listen;
        private final Map<String, List<InetAddress>> resolve = new HashMap<>();
        private boolean ignoreUnknown;
        private boolean demo;
        private String pingUrl = "";
        private Tile38Watch.Mode tile38 = Tile38Watch.Mode.WATCH;
        private Path state;

        private Parser(List<String> args) {
            this.args = args;
        }

        private Options parse() throws UsageException {
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
            return new Options(
                    action,
                    prefix,
                    configuration == null ? (demo ? SampleConfiguration.NAME : "conf/nginx.conf") : configuration,
                    globalDirectives,
                    quiet,
                    Optional.ofNullable(listen),
                    Map.copyOf(resolve),
                    ignoreUnknown,
                    demo,
                    pingUrl,
                    tile38,
                    Optional.ofNullable(state));
        }

        private void longOption(String arg) throws UsageException {
            switch (arg) {
                case "--help" -> action = Action.HELP;
                case "--version" -> action = Action.VERSION;
                case "--once" -> action = Action.ONCE;
                case "--demo" -> demo = true;
                case "--ignore-unknown" -> ignoreUnknown = true;
                case "--listen" -> listen = ListenOption.parse(value(arg));
                case "--resolve" -> resolve(value(arg));
                case "--tile38" -> tile38 = mode(value(arg));
                case "--state" -> state = Path.of(value(arg));
                case "--ping" -> {
                    action = Action.PING;
                    pingUrl = value(arg);
                }
                default -> throw new UsageException("invalid option: \"" + arg + "\"");
            }
        }

        /// As nginx reads them: letters may stand together, and a value may follow its letter at once.
        private void shortOptions(String arg) throws UsageException {
            for (int i = 1; i < arg.length(); i++) {
                char letter = arg.charAt(i);
                switch (letter) {
                    case 't' -> action = Action.TEST;
                    case 'T' -> action = Action.TEST_AND_PRINT;
                    case 'q' -> quiet = true;
                    case 'v' -> action = Action.VERSION;
                    case 'V' -> action = Action.VERSION_AND_BUILD;
                    case 'h', '?' -> action = Action.HELP;
                    case 'p', 'c', 'g' -> {
                        shortValue(letter, i + 1 < arg.length() ? arg.substring(i + 1) : value("-" + letter));
                        return;
                    }
                    default -> throw new UsageException("invalid option: \"" + letter + "\"");
                }
            }
        }

        private void shortValue(char letter, String value) throws UsageException {
            switch (letter) {
                case 'p' -> prefix = Path.of(value);
                case 'c' -> configuration(value);
                default -> globalDirectives = value;
            }
        }

        private void configuration(String file) throws UsageException {
            if (configuration != null) {
                throw new UsageException("two configurations: \"" + configuration + "\" and \"" + file + "\"");
            }
            configuration = file;
        }

        private void resolve(String line) throws UsageException {
            int equals = line.indexOf('=');
            if (equals < 1 || equals == line.length() - 1) {
                throw new UsageException("--resolve wants NAME=IP, not \"" + line + "\"");
            }
            try {
                InetAddress address = InetAddress.ofLiteral(line.substring(equals + 1));
                resolve.computeIfAbsent(line.substring(0, equals), _ -> new ArrayList<>())
                        .add(address);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--resolve wants an address behind the name, not \"" + line + "\"");
            }
        }

        private static Tile38Watch.Mode mode(String text) throws UsageException {
            return switch (text) {
                case "off" -> Tile38Watch.Mode.OFF;
                case "watch" -> Tile38Watch.Mode.WATCH;
                case "enforce" -> Tile38Watch.Mode.ENFORCE;
                default -> throw new UsageException("--tile38 wants off, watch or enforce, not \"" + text + "\"");
            };
        }

        private String value(String option) throws UsageException {
            if (next == args.size()) {
                throw new UsageException("option \"" + option + "\" requires a value");
            }
            return args.get(next++);
        }
    }
}
