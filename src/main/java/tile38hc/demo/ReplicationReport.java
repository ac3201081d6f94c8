package tile38hc.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What a server says of leader and followers: ROLE and INFO replication. A leader gives every follower its own log
/// size as offset, and a follower is always "connected": so does Tile38.
final class ReplicationReport {
    private ReplicationReport() {}

    static Reply role(Request request) {
        Replication replication = request.node().replication();
        return replication == null ? leaderRole(request.node()) : followerRole(replication);
    }

    private static Reply leaderRole(Node node) {
        int offset = node.log().size();
        List<Resp> slaves = new ArrayList<>();
        List<Json> slavesJson = new ArrayList<>();
        for (Node.Slave slave : node.slaves()) {
            slaves.add(Resp.bulks(List.of(slave.ip, String.valueOf(slave.port), String.valueOf(offset))));
            slavesJson.add(new JsonObject()
                    .put("ip", slave.ip)
                    .put("port", String.valueOf(slave.port))
                    .put("offset", String.valueOf(offset))
                    .done());
        }
        Json json = new JsonObject()
                .put("role", "master")
                .put("offset", offset)
                .put("slaves", slavesJson)
                .done();
        Resp resp = new Resp.Array(List.of(new Resp.Bulk("master"), new Resp.Int(offset), new Resp.Array(slaves)));
        return Reply.of(resp, "role", json);
    }

    private static Reply followerRole(Replication replication) {
        Replication.Leader leader = replication.leader();
        Json json = new JsonObject()
                .put("role", "slave")
                .put("host", leader.host())
                .put("port", leader.port())
                .put("state", "connected")
                .put("offset", replication.offset())
                .done();
        Resp resp = new Resp.Array(List.of(
                new Resp.Bulk("slave"),
                new Resp.Bulk(leader.host()),
                new Resp.Int(leader.port()),
                new Resp.Bulk("connected"),
                new Resp.Int(replication.offset())));
        return Reply.of(resp, "role", json);
    }

    /// Of Tile38's sections there is only the one on replication; like any other it is empty where it is not known.
    static Reply info(Request request) {
        if (request.size() > 1 && !request.says(1, "replication")) {
            return Reply.of(new Resp.Bulk(""), "info", new JsonObject().done());
        }
        Map<String, Json> lines = lines(request.node());
        StringBuilder text = new StringBuilder("# Replication\r\n");
        lines.forEach((name, value) -> {
            String word = value instanceof Json.Str(String string) ? string : value.compact();
            text.append(name).append(':').append(word).append("\r\n");
        });
        return Reply.of(new Resp.Bulk(text.toString()), "info", new Json.Obj(new TreeMap<>(lines)));
    }

    private static Map<String, Json> lines(Node node) {
        Map<String, Json> lines = new LinkedHashMap<>();
        Replication replication = node.replication();
        lines.put("role", new Json.Str(replication == null ? "master" : "slave"));
        if (replication != null) {
            lines.put("master_host", new Json.Str(replication.leader().host()));
            lines.put("master_port", new Json.Num(replication.leader().port()));
            lines.put("slave_repl_offset", new Json.Num(replication.offset()));
        }
        int number = 0;
        for (Node.Slave slave : node.slaves()) {
            String line = "ip=" + slave.ip + ",port=" + slave.port + ",state=online";
            lines.put("slave" + number++, new Json.Str(line));
        }
        lines.put("connected_slaves", new Json.Num(number));
        return lines;
    }
}
