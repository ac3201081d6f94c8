package tile38hc.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One client's conversation. Which tongue it speaks is told from the start of each line: HTTP, RESP, or commands typed
/// over telnet. HTTP gets one answer and the end; a client that asks for the log becomes a follower and gets that.
final class Connection {
    private static final int IDLE_MILLIS = 300_000;

    private final Socket socket;
    private final Commands commands;
    private final Node node;
    private final Session session = new Session();

    Connection(Socket socket, Commands commands, Node node) {
        this.socket = socket;
        this.commands = commands;
        this.node = node;
    }

    void converse() throws IOException {
        socket.setSoTimeout(IDLE_MILLIS);
        socket.setTcpNoDelay(true);
        Wire wire = new Wire(socket.getInputStream());
        String line;
        while (!session.over && (line = wire.line()) != null) {
            if (HttpRequest.begins(line)) {
                http(HttpRequest.read(line, wire));
                return;
            }
            List<String> words = line.startsWith("*") ? wire.array(line) : Wire.words(line);
            if (words.isEmpty()) {
                continue;
            }
            answer(words);
            if (session.streamFrom >= 0) {
                stream(wire);
                return;
            }
        }
    }

    private void answer(List<String> words) throws IOException {
        Answer answer = commands.answer(words, session);
        boolean json = session.json && session.streamFrom < 0;
        if (session.over && json) {
            return; // Tile38 says goodbye in RESP only
        }
        send((json ? new Resp.Bulk(answer.json()) : answer.reply().resp()).text());
    }

    private void http(HttpRequest request) throws IOException {
        if (request.options()) {
            send("HTTP/1.1 204 No Content\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n"
                    + "Access-Control-Allow-Headers: *, Authorization\r\n"
                    + "Access-Control-Allow-Methods: POST, GET, OPTIONS\r\n\r\n");
            return;
        }
        session.http = true;
        session.json = true;
        Answer answer = commands.answer(request.words(), session);
        if (session.over || session.streamFrom >= 0) {
            return;
        }
        boolean unhealthy = !answer.reply().ok() && request.words().getFirst().equalsIgnoreCase("healthz");
        String body = answer.json() + "\r\n";
        send("HTTP/1.1 " + (unhealthy ? "500 Internal Server Error" : "200 OK") + "\r\nConnection: close\r\n"
                + "Content-Type: application/json; charset=utf-8\r\nContent-Length: " + body.length()
                + "\r\nAccess-Control-Allow-Origin: *\r\n\r\n" + body);
    }

    /// Sends the log as it grows. Reading goes on meanwhile, only to see the other end leave.
    private void stream(Wire wire) throws IOException {
        socket.setSoTimeout(0);
        InetAddress follower = socket.getInetAddress();
        Node.Slave slave = new Node.Slave(follower.getHostAddress(), session.listeningPort);
        Thread sender = Thread.startVirtualThread(() -> send(node.log(), session.streamFrom));
        node.add(slave);
        try {
            while (wire.line() != null) {}
        } finally {
            node.remove(slave);
            sender.interrupt();
        }
    }

    private void send(Log log, int from) {
        try {
            OutputStream out = socket.getOutputStream();
            int position = from;
            while (true) {
                byte[] piece = log.await(position);
                out.write(piece);
                position += piece.length;
            }
        } catch (IOException | InterruptedException e) {
            // The follower has gone, which the reading side sees too.
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
