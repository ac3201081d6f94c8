package tile38hc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tile38hc.log.Format;

/// The command line, read.
///
/// @param service what is checked and served; all but [Action.Serve] use as much of it as they need
record Options(Action action, Service service, Format log) {

    /// What to do; everything but [Serve] ends by itself.
    sealed interface Action {

        /// @param table `--watch`: all peers are shown in the terminal
        record Serve(boolean table, Demo demo) implements Action {}

        /// `-t` and `-T`
        ///
        /// @param print the configuration, too
        /// @param quiet `-q`: nothing but errors is told
        /// @param strict `--strict`: warnings are failures
        record Test(boolean print, boolean quiet, boolean strict) implements Action {}

        /// @param json for programs
        record Once(boolean json) implements Action {}

        record Ping(String url) implements Action {}

        /// `-v` and `-V`
        ///
        /// @param java which one it runs on, too
        record Version(boolean java) implements Action {}

        record Help() implements Action {}
    }

    /// What an [App] is made of.
    ///
    /// @param tile38 what to make of Tile38 servers among the peers
    /// @param state the folder for what outlives the process
    record Service(Files files, Network network, Alerts alerts, Tile38Watch.Mode tile38, Optional<Path> state) {

        /// The same, with more lines for /etc/hosts.
        Service resolving(Map<String, List<InetAddress>> more) {
            Map<String, List<InetAddress>> all = new HashMap<>(more);
            all.putAll(network.resolve());
            return new Service(files, new Network(network.listen(), Map.copyOf(all)), alerts, tile38, state);
        }
    }

    /// Where the configuration comes from.
    ///
    /// @param prefix what relative paths in it start from
    /// @param configuration as given, or nginx's default; relative to the prefix
    /// @param globalDirectives of `-g`, empty without
    /// @param ignoreUnknown serves what unknown directives stand in
    record Files(Path prefix, String configuration, String globalDirectives, boolean ignoreUnknown) {}

    /// What is other than the configuration and the system say.
    ///
    /// @param listen replaces every `listen` of the configuration, where given
    /// @param resolve names with an address, as lines of /etc/hosts
    record Network(Optional<InetSocketAddress> listen, Map<String, List<InetAddress>> resolve) {}

    /// Who is told.
    ///
    /// @param webhooks of `--webhook`; never to be shown
    /// @param muted upstreams that nobody is told of
    record Alerts(List<URI> webhooks, Set<String> muted) {

        Alerts {
            webhooks = List.copyOf(webhooks);
            muted = Set.copyOf(muted);
        }
    }

    /// `--demo`
    enum Demo {
        NONE,
        /// A leader and its follower, both well.
        PAIR,
        /// The same, and something happens to them again and again.
        INCIDENT
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

            Checks the upstreams of an nginx.conf as OpenResty's resty.upstream.healthcheck
            would, serves its pages, and tells what is wrong with Tile38's data.

              -t                 test the configuration, Lua included, and exit;
                                 nothing is probed
              -T                 as -t, and print the configuration with all it includes
              -p PREFIX          where relative paths start (default: the current directory)
              -c FILE            the configuration (default: conf/nginx.conf)
              -g DIRECTIVES      global directives from outside the file
              -q                 with -t: nothing but errors
              --strict           with -t: warnings, too, exit 1
              -v, -V             the version; with the Java it runs on
              -h, --help         this help

              --once             send every check once, to every peer, and explain what
                                 came of it: exit 1 when a peer is down
              --json             with --once: for programs
              --watch            run as without it, and show all peers in a table in the
                                 terminal, or each change in a line where the output is
                                 none; where a port is taken no pages are served
              --demo [incident]  a stand-in Tile38 leader and follower on this machine
                                 (127.0.0.1:9851 and 9852), checked; with incident, the
                                 follower falls behind, diverges and heals, again and again
              --listen ADDR      address:port or port, instead of every listen of the
                                 configuration
              --resolve NAME=IP  as a line of /etc/hosts; may be repeated
              --tile38 MODE      off: only the configured checks; watch (the default): show
                                 what is wrong with the data of Tile38 servers; enforce:
                                 count it as failed checks
              --state DIR        keep there who was who and the journal, over restarts
              --webhook URL      tell it what goes wrong and what is well again; may be
                                 repeated
              --mute UPSTREAM    tell no webhook of this upstream; may be repeated
              --log FORMAT       text: nginx's (the default); json: an object a line
              --ignore-unknown   serve the pages beside directives that nobody knows
              --ping URL         exit 0 if the URL answers 2xx

            Signals: HUP reloads the configuration, USR1 reopens the log files, TERM and
            INT end it.
            Exit status: 0 ran, 1 configuration refused, port in use or peer down,
            2 bad option. Pages of its own: /dashboard, /status.json, /events, /metrics,
            /leader, /followers, /node/ADDRESS, /healthz.
            """;

    static Options parse(List<String> args) throws UsageException {
        return new OptionParser(args).parse();
    }
}
