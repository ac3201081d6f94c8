package tile38hc.tile38;

import java.util.List;

/// A way to ask one server.
@FunctionalInterface
interface Line {

    /// One reply for each command, in their order. Never throws for anything that the server does.
    List<Reply> ask(List<Command> commands);
}
