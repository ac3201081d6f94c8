package tile38hc.tile38;

import java.io.EOFException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import tile38hc.net.Watchdog;

/// One kept connection to one server. All commands of a question go out in one write, and the whole question has one
/// time limit, as connecting has. After anything but whole answers the connection is given up, for
/// replies to come could be taken for answers to other questions; the next question opens another.
final class RespLine implements Interview.KeptLine {
    private final SocketAddress address;
    private final List<Command> greeting;
    private final Watchdog watchdog;
    private final long limitNanos;

    private SocketChannel channel; // guarded by this, as the rest; null while there is none
    private RespReader reader;
    private boolean closed;

    private RespLine(SocketAddress address, List<Command> greeting, Watchdog watchdog, Duration limit) {
        this.address = address;
        this.greeting = greeting;
        this.watchdog = watchdog;
        this.limitNanos = limit.toNanos();
    }

    /// To a server that we were told to watch: it is asked for JSON first.
    static RespLine speakingJson(SocketAddress address, Watchdog watchdog, Duration limit) {
        return new RespLine(address, List.of(Command.Plain.OUTPUT_JSON), watchdog, limit);
    }

    /// To a stranger, who hears nothing but the question.
    static RespLine plain(SocketAddress address, Watchdog watchdog, Duration limit) {
        return new RespLine(address, List.of(), watchdog, limit);
    }

    @Override
    public synchronized List<Reply> ask(List<Command> commands) {
        if (closed) {
            return Collections.nCopies(commands.size(), new Reply.NotConnected("closed"));
        }
        boolean fresh = channel == null;
        try {
            if (fresh) {
                channel = SocketChannel.open(family());
                reader = new RespReader(channel);
            }
        } catch (IOException e) {
            return Collections.nCopies(commands.size(), new Reply.NotConnected(words(e))); // no descriptor is left
        }
        List<Reply> replies;
        try (Watchdog.Guard guard = watchdog.guard(channel, 2 * limitNanos)) {
            guard.deadline(limitNanos);
            replies = fresh ? connectAndAsk(commands, guard) : exchange(commands, guard);
        }
        if (reader.hasMore() || !replies.stream().allMatch(Reply::keepsConnection)) {
            disconnect();
        }
        return replies;
    }

    @Override
    public synchronized void close() {
        closed = true;
        disconnect();
    }

    private List<Reply> connectAndAsk(List<Command> commands, Watchdog.Guard guard) {
        try {
            channel.connect(address);
        } catch (IOException e) {
            return Collections.nCopies(commands.size(), new Reply.NotConnected(guard.overdue() ? "timeout" : words(e)));
        }
        guard.deadline(limitNanos);
        List<Command> all = new ArrayList<>(greeting);
        all.addAll(commands);
        List<Reply> replies = exchange(all, guard);
        for (Reply greeted : replies.subList(0, greeting.size())) {
            if (!(greeted instanceof Reply.Text)) {
                disconnect();
                return Collections.nCopies(commands.size(), greeted); // whatever follows is no JSON
            }
        }
        return replies.subList(greeting.size(), replies.size());
    }

    private List<Reply> exchange(List<Command> commands, Watchdog.Guard guard) {
        List<Reply> replies = new ArrayList<>();
        try {
            ByteBuffer request = ByteBuffer.wrap(encoded(commands).getBytes(StandardCharsets.ISO_8859_1));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            for (Command command : commands) {
                Reply reply = reader.read(command.largestReply());
                replies.add(reply);
                if (!reply.keepsConnection()) {
                    return filled(replies, commands.size(), reply);
                }
            }
            return replies;
        } catch (IOException e) {
            return filled(replies, commands.size(), new Reply.Missing(guard.overdue() ? "timeout" : words(e)));
        }
    }

    private static List<Reply> filled(List<Reply> replies, int size, Reply with) {
        replies.addAll(Collections.nCopies(size - replies.size(), with));
        return replies;
    }

    private static String encoded(List<Command> commands) {
        StringBuilder text = new StringBuilder();
        for (Command command : commands) {
            text.append('*').append(command.words().size()).append("\r\n");
            for (String word : command.words()) {
                text.append('$')
                        .append(word.length())
                        .append("\r\n")
                        .append(word)
                        .append("\r\n");
            }
        }
        return text.toString();
    }

    private void disconnect() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // gone all the same
        }
        channel = null;
    }

    private ProtocolFamily family() {
        return switch (address) {
            case InetSocketAddress inet when inet.getAddress() instanceof Inet4Address -> StandardProtocolFamily.INET;
            case InetSocketAddress _ -> StandardProtocolFamily.INET6;
            default -> StandardProtocolFamily.UNIX;
        };
    }

    private static String words(IOException e) {
        return e instanceof EOFException || e instanceof ClosedChannelException
                ? "closed"
                : String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
}
