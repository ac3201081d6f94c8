package tile38hc.ngx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.Server;
import tile38hc.health.Time;
import tile38hc.source.Position;
import tile38hc.source.Source;

/// A worker with one upstream and a server around it as small as can be: locations by exact path, and whatever Lua
/// asks of its host remembered.
final class TestServer implements NgxHost {
    final Fleet fleet = new Fleet();
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<String> warnings = new CopyOnWriteArrayList<>();
    final List<CheckerSpec> checkers = new CopyOnWriteArrayList<>();
    final Map<String, String> files = new HashMap<>();
    final Map<String, LuaCode> locations = new LinkedHashMap<>();
    final NgxWorker worker;

    TestServer(Time time) {
        this(time, true);
    }

    TestServer(Time time, boolean codeCache) {
        Server server = new Server("127.0.0.1:19101", "127.0.0.1", 19101, Optional.empty(), false, false, 1, 1, 10);
        fleet.add("foo", List.of(server)).resolved(Map.of(server, List.of(new InetSocketAddress("127.0.0.1", 19101))));
        NgxSettings settings = new NgxSettings(
                "/etc/nginx/",
                "$prefix/lua/?.lua;;",
                "",
                Map.of("d", 1L << 20, "healthcheck", 1L << 20),
                Map.of("SEEN", "yes"),
                4711,
                codeCache,
                ZoneOffset.UTC);
        worker = new NgxWorker(settings, fleet, time, this, Optional.empty());
    }

    @Override
    public void log(int level, String message) {
        log.add(level + " " + message);
    }

    @Override
    public void warn(String problem, Position place) {
        warnings.add(problem + " in " + place);
    }

    @Override
    public void startChecker(CheckerSpec spec) {
        checkers.add(spec);
    }

    @Override
    public NgxResponse subrequest(NgxRequest request) {
        return answer(request);
    }

    @Override
    public byte[] readFile(String path) throws IOException {
        String text = files.get(path);
        if (text == null) {
            throw new IOException("No such file or directory");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public CheckerSpec.ClientCertificate clientCertificate(String certificate, String key) throws IOException {
        throw new IOException("no certificate in \"" + certificate + "\"");
    }

    static LuaCode inline(String directive, String lua) {
        return new LuaCode.Inline(Source.of("nginx.conf", lua), "=" + directive + "(nginx.conf:7)");
    }

    boolean initWorker(String lua) {
        return worker.initWorker(inline("init_worker_by_lua", lua));
    }

    NgxResponse page(String lua) {
        locations.put("/t", inline("content_by_lua", lua));
        return get("/t");
    }

    /// The body of a page that is expected to be there.
    String text(String lua) {
        return ((NgxResponse.Page) page(lua)).text();
    }

    NgxResponse get(String target) {
        return answer(request("GET", target, List.of(), ""));
    }

    static NgxRequest request(String method, String target, List<Header> more, String body) {
        List<Header> headers = new ArrayList<>(more);
        headers.addFirst(new Header("Host", "127.0.0.1:18100"));
        String[] parts = target.split("\\?", 2);
        return new NgxRequest(
                new NgxRequest.Head(method, target, "HTTP/1.1", headers),
                parts[0],
                parts.length == 1 ? null : parts[1],
                new NgxRequest.Connection("127.0.0.1", 40_000, "127.0.0.1", 18100, false, 1, 1),
                () -> body);
    }

    NgxResponse answer(NgxRequest request) {
        request.bind(new SetVariables());
        LuaCode code = locations.get(request.uri());
        return code == null
                ? new NgxResponse.Special(404, List.of())
                : worker.run(Phase.CONTENT, code, request, "text/plain");
    }

    /// What `set $mine "";` and `server_name here;` would give.
    private static final class SetVariables implements HostVariables {
        private String mine = "";

        @Override
        public Optional<String> get(String name) {
            return switch (name) {
                case "server_name" -> Optional.of("here");
                case "mine" -> Optional.of(mine);
                default -> Optional.empty();
            };
        }

        @Override
        public boolean set(String name, String value) {
            if (!name.equals("mine")) {
                return false;
            }
            mine = value == null ? "" : value;
            return true;
        }
    }
}
