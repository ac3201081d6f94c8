package tile38hc.demo;

import java.util.Locale;
import tile38hc.json.Json;

/// The commands about the server itself. ROLE and INFO are in [ReplicationReport].
final class ServerCommands {
    private ServerCommands() {}

    static Reply follow(Request request) {
        String host = request.word(1).toLowerCase(Locale.ROOT);
        if (host.equals("no") && request.says(2, "one")) {
            request.node().follow(null);
            return Reply.OK;
        }
        Replication.Leader leader = new Replication.Leader(host, (int) request.number(2, 65_535));
        Replication.check(leader, request.node());
        request.node().follow(leader);
        return Reply.OK;
    }

    static Reply readOnly(Request request) {
        switch (request.word(1)) {
            case "yes" -> request.node().readOnly(true);
            case "no" -> request.node().readOnly(false);
            default -> throw Refusal.invalid(request.word(1));
        }
        return Reply.OK;
    }

    static Reply healthz(Request request) {
        Command.admit(request.node(), Command.Access.CAUGHT_UP);
        Replication replication = request.node().replication();
        if (replication != null && !replication.caughtUp()) {
            throw Refusal.because("not caught up");
        }
        return Reply.OK;
    }

    static Reply aofmd5(Request request) {
        long position = request.number(1, Long.MAX_VALUE);
        String md5 = request.node().log().md5(position, request.number(2, Long.MAX_VALUE));
        if (md5 == null) {
            throw Refusal.endOfFile();
        }
        return Reply.of(new Resp.Simple(md5), "md5", new Json.Str(md5));
    }

    static Reply server(Request request) {
        boolean extended = request.says(1, "ext");
        int known = extended ? 2 : 1;
        if (request.size() > known) {
            throw Refusal.invalid(request.word(known));
        }
        Figures figures = extended ? Figures.extended(request.node()) : Figures.server(request.node());
        return Reply.of(figures.resp(), "stats", figures.json());
    }
}
