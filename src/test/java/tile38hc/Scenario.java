package tile38hc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

/// One recorded case: `scenario.json` and `expected.json`, read with the ports that this run gave it.
record Scenario(
        List<Backend> backends,
        double settleSeconds,
        List<Request> requests,
        List<String> logMatch,
        Optional<String> refusal,
        List<Map<String, Json>> responses,
        Optional<Map<String, List<String>>> transitions,
        List<String> log) {

    record Backend(String listen, List<Reply> script, boolean tls) {}

    /// How a backend answers one connection.
    sealed interface Reply {
        record Text(String bytes) implements Reply {}

        record Chunks(List<String> chunks, long gapMillis) implements Reply {}

        /// Without waiting for a request.
        record AtOnce(Reply reply) implements Reply {}

        record Hang(double seconds) implements Reply {}

        record Close() implements Reply {}

        record Reset(String before, long waitMillis) implements Reply {}
    }

    /// @param raw the bytes to send in place of a request made from the rest
    record Request(
            Optional<String> raw,
            String method,
            String host,
            int port,
            String path,
            Map<String, String> headers,
            String body,
            List<String> shownHeaders) {}

    static Scenario read(Path folder, Ports ports) throws IOException {
        Json.Obj scenario = object(folder.resolve("scenario.json"), ports);
        Json.Obj expected = object(folder.resolve("expected.json"), ports);
        List<Json.Obj> requests = new ArrayList<>(list(scenario, "requests"));
        List<Json.Obj> responses = new ArrayList<>(list(expected, "responses"));
        for (int i = requests.size() - 1; i >= 0 && !responses.isEmpty(); i--) {
            if (!isSimple(requests.get(i), responses.get(i))) {
                requests.remove(i);
                responses.remove(i);
            }
        }
        return new Scenario(
                list(scenario, "backends").stream().map(Scenario::backend).toList(),
                number(scenario, "settle_s", 0),
                requests.stream().map(r -> request(r, ports)).toList(),
                strings(scenario, "log_match"),
                text(expected, "message"),
                responses.stream().map(Scenario::response).toList(),
                expected.get("transitions", Json.Obj.class).map(Scenario::listsOfStrings),
                strings(expected, "log"));
    }

    /// One request over TCP with one answer, as far as we ask here.
    private static boolean isSimple(Json.Obj request, Json.Obj response) {
        boolean raw = request.members().containsKey("raw");
        return raw
                ? list(response, "answers").size() == 1
                : request.members().containsKey("path") && !request.members().containsKey("connect");
    }

    private static Map<String, Json> response(Json.Obj response) {
        List<Json.Obj> answers = list(response, "answers");
        return answers.isEmpty() ? response.members() : answers.getFirst().members();
    }

    private static Backend backend(Json.Obj backend) {
        List<Reply> script = new ArrayList<>();
        for (Json reply : backend.get("script", Json.Arr.class).orElseThrow().items()) {
            script.add(reply(reply));
        }
        boolean tls = backend.get("tls", Json.Bool.class).map(Json.Bool::value).orElse(false);
        return new Backend(text(backend, "listen").orElseThrow(), script, tls);
    }

    private static Reply reply(Json reply) {
        if (reply instanceof Json.Str(String bytes)) {
            return new Reply.Text(bytes);
        }
        Json.Obj manner = (Json.Obj) reply;
        boolean atOnce =
                manner.get("at_once", Json.Bool.class).map(Json.Bool::value).orElse(false);
        return atOnce ? new Reply.AtOnce(manner(manner)) : manner(manner);
    }

    private static Reply manner(Json.Obj manner) {
        if (manner.members().containsKey("reset")) {
            return new Reply.Reset(text(manner, "send").orElse(""), (long) number(manner, "wait_ms", 0));
        }
        if (manner.members().containsKey("send")) {
            return new Reply.Chunks(List.of(text(manner, "send").orElseThrow()), (long) number(manner, "hold_ms", 0));
        }
        if (manner.members().containsKey("chunks")) {
            return new Reply.Chunks(strings(manner, "chunks"), (long) number(manner, "gap_ms", 0));
        }
        if (manner.members().containsKey("hang")) {
            return new Reply.Hang(number(manner, "seconds", 1));
        }
        return new Reply.Close();
    }

    private static Request request(Json.Obj request, Ports ports) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.get("headers", Json.Obj.class)
                .ifPresent(h -> h.members().forEach((k, v) -> headers.put(k, ((Json.Str) v).value())));
        Optional<String> raw = text(request, "raw");
        return new Request(
                raw,
                raw.map(bytes -> bytes.split(" ")[0])
                        .or(() -> text(request, "method"))
                        .orElse("GET"),
                text(request, "host").orElse("127.0.0.1"),
                (int) number(request, "port", ports.http()),
                text(request, "path").orElse(""),
                headers,
                text(request, "body").orElse(""),
                strings(request, "show_headers"));
    }

    private static Map<String, List<String>> listsOfStrings(Json.Obj object) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        object.members().keySet().forEach(key -> lists.put(key, strings(object, key)));
        return lists;
    }

    private static Json.Obj object(Path file, Ports ports) throws IOException {
        String text = ports.rewritten(Files.readString(file, StandardCharsets.UTF_8));
        return (Json.Obj) Json.read(text, JsonRules.TEXT);
    }

    private static List<Json.Obj> list(Json.Obj object, String member) {
        return object.get(member, Json.Arr.class).stream()
                .flatMap(array -> array.items().stream())
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static List<String> strings(Json.Obj object, String member) {
        return object.get(member, Json.Arr.class).stream()
                .flatMap(array -> array.items().stream())
                .map(item -> ((Json.Str) item).value())
                .toList();
    }

    private static Optional<String> text(Json.Obj object, String member) {
        return object.get(member, Json.Str.class).map(Json.Str::value);
    }

    private static double number(Json.Obj object, String member, double otherwise) {
        return object.get(member, Json.Num.class).map(Json.Num::value).orElse(otherwise);
    }
}
