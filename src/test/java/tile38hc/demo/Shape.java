package tile38hc.demo;

import java.util.Set;
import java.util.stream.Collectors;
import tile38hc.json.Json;
import tile38hc.json.JsonException;
import tile38hc.json.JsonRules;

/// What must be the same in two servers' answers: everything but the values that differ from server to server or from
/// moment to moment, of which only the type counts.
final class Shape {
    private static final Set<String> OWN = Set.of(
            "avg_item_size",
            "cpus",
            "following",
            "heap_released",
            "heap_size",
            "id",
            "mem_alloc",
            "master_port",
            "pid",
            "port",
            "slave0",
            "threads",
            "version");

    private Shape() {}

    static String ofHttp(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return answer;
        }
        String head = answer.substring(0, end);
        String body = answer.substring(end + 4);
        String announced = "Content-Length: " + body.length();
        return head.replace(announced, "Content-Length: (that of the body)") + "\n" + ofJson(body);
    }

    static String ofResp(String reply) {
        if (reply.startsWith("$") && reply.contains("\r\n{\"ok\":")) {
            return ofJson(reply.substring(reply.indexOf('{')));
        }
        boolean exact = reply.startsWith("+") || reply.startsWith("-") || !reply.endsWith("\r\n");
        return exact
                ? reply
                : reply.replaceAll("(?s)\\$[0-9]+\r\n.*?\r\n", "\\$ ").replaceAll("([:=])[0-9]+", "$1");
    }

    private static String ofJson(String text) {
        try {
            return of("", Json.read(text, JsonRules.BYTES));
        } catch (JsonException e) {
            return "no JSON: " + text;
        }
    }

    private static String of(String name, Json json) {
        return switch (json) {
            case Json.Obj(var members) ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + ":" + of(member.getKey(), member.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Json.Arr(var items) ->
                items.stream().map(item -> of(name, item)).collect(Collectors.joining(",", "[", "]"));
            case Json.Str(String value)
            when name.equals("elapsed") -> value.replaceFirst("^[0-9]+(\\.[0-9]{1,6})?(ns|Âµs|ms|s)$", "a duration");
            default -> OWN.contains(name) ? json.getClass().getSimpleName() : json.compact();
        };
    }
}
