package tile38hc.demo;

import static java.util.Map.entry;
import static tile38hc.demo.Command.Access.CAUGHT_UP;
import static tile38hc.demo.Command.Access.FREE;
import static tile38hc.demo.Command.Access.LEADER;
import static tile38hc.demo.Command.Access.LOCKED;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The commands by name. What is not in the table is an unknown command, as `status` is to Tile38.
final class Commands {
    private static final int ANY = Integer.MAX_VALUE;

    private static final Map<String, Command> TABLE = Map.ofEntries(
            entry("ping", new Command(FREE, 1, ANY, SessionCommands::ping)),
            entry("echo", new Command(FREE, 1, ANY, SessionCommands::ping)),
            entry("auth", new Command(FREE, 1, ANY, SessionCommands::auth)),
            entry("output", new Command(FREE, 1, 2, SessionCommands::output)),
            entry("quit", new Command(FREE, 1, ANY, SessionCommands::quit)),
            entry("replconf", new Command(FREE, 3, 3, SessionCommands::replconf)),
            entry("aof", new Command(LOCKED, 2, 2, SessionCommands::aof)),
            entry("follow", new Command(FREE, 3, 3, ServerCommands::follow)),
            entry("readonly", new Command(LOCKED, 2, 2, ServerCommands::readOnly)),
            entry("healthz", new Command(LOCKED, 1, 1, ServerCommands::healthz)),
            entry("aofmd5", new Command(LOCKED, 3, 3, ServerCommands::aofmd5)),
            entry("server", new Command(CAUGHT_UP, 1, ANY, ServerCommands::server)),
            entry("role", new Command(CAUGHT_UP, 1, ANY, ReplicationReport::role)),
            entry("info", new Command(CAUGHT_UP, 1, ANY, ReplicationReport::info)),
            entry("stats", new Command(LOCKED, 2, ANY, DataCommands::stats)),
            entry("keys", new Command(CAUGHT_UP, 2, 2, DataCommands::keys)),
            entry("get", new Command(CAUGHT_UP, 3, 4, DataCommands::get)),
            entry("set", new Command(LEADER, 1, ANY, DataCommands::write)),
            entry("del", new Command(LEADER, 1, ANY, DataCommands::delete)),
            entry("flushdb", new Command(LEADER, 1, ANY, DataCommands::write)));

    private final Node node;
    private final LongSupplier nanoTime;

    Commands(Node node, LongSupplier nanoTime) {
        this.node = node;
        this.nanoTime = nanoTime;
    }

    Answer answer(List<String> words, Session session) {
        long start = nanoTime.getAsLong();
        Reply reply;
        try {
            reply = run(new Request(words, session, node));
        } catch (Refusal refusal) {
            reply = refusal.reply();
        }
        return new Answer(reply, nanoTime.getAsLong() - start);
    }

    private Reply run(Request request) {
        Command command = TABLE.get(request.name());
        if (command == null) {
            throw Refusal.because("unknown command '" + named(request) + "'");
        }
        node.countCommand();
        return command.run(request);
    }

    /// Tile38 looks a command up with the URL's query behind it and names it without.
    private static String named(Request request) {
        String name = request.word(0);
        return request.session().http ? name.replaceFirst("(?s)\\?.*", "") : name;
    }
}
