package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.alert.MemoryJournal;
import tile38hc.health.Fleet;
import tile38hc.log.Log;
import tile38hc.web.AccessRules;
import tile38hc.web.BuiltIns;
import tile38hc.web.DashboardPage;
import tile38hc.web.Handler;
import tile38hc.web.WebServer;

/// Every page of our own, as [BuiltInPages] lists them: who may see it, and that it changes nothing.
@Timeout(60)
class BuiltInAccessTest {
    private static final InetAddress FAR = InetAddress.ofLiteral("10.0.0.1");
    private static final InetSocketAddress NEAR = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    @TempDir
    Path prefix;

    /// Two clients ask for every page: one on this machine, and one from 10.0.0.1.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location = /status { CODE }                                           | near, far
            location = /status { allow 127.0.0.1; deny all; CODE }                | near
            location = /status { allow 10.0.0.1; deny all; CODE }                 | far
            location = /status { deny all; CODE }                                 | nobody
            deny all; location = /status { CODE }                                 | nobody
            deny 10.0.0.1; location = /status { CODE }                            | near
            location = /status { auth_basic x; CODE }                             | nobody
            location = /status { limit_except GET { deny all; } CODE }            | near, far
            location = /status { satisfy any; allow 127.0.0.1; CODE }             | nobody
            location = /status { internal; CODE }                                 | nobody
            location = /status { CODE } location = /s { deny all; CODE }          | nobody
            location = /status { deny 10.0.0.1; CODE } location = /s { CODE }     | near
            location /a { location = /a/status { deny all; CODE } }               | nobody
            location / { deny all; } location = /status { CODE }                  | near, far
            location / { deny all; CODE }                                         | nobody
            location = /x { return 200 "x"; }                                     | near
            auth_basic x; location = /status { CODE }                             | nobody
            location = /status { rewrite ^ /login redirect; CODE }                | nobody
            location = /status { try_files /login /other; CODE }                  | nobody
            location = /status { body_filter_by_lua 'ngx.arg[1] = nil'; CODE }    | nobody
            location = /status { header_filter_by_lua 'ngx.exit(403)'; CODE }     | nobody
            """)
    void whoever_may_see_the_status_page_may_see_them(String server, String seen) throws Exception {
        try (Pages pages = new Pages(server)) {
            for (String path : pages.paths()) {
                for (String method : List.of("GET ", "HEAD ")) {
                    String answer = pages.answer(method + path);
                    if (seen.contains("near")) {
                        assertThat(answer).as(method + path).doesNotStartWith("HTTP/1.1 40");
                    } else {
                        assertThat(answer)
                                .as(method + path)
                                .startsWith("HTTP/1.1 403 ")
                                .doesNotContain("10.9.8.7");
                    }
                }
            }
            assertThat(pages.builtIns().guards().stream().allMatch(guard -> ((AccessRules) guard).allow(FAR)))
                    .as("seen from 10.0.0.1")
                    .isEqualTo(seen.contains("far"));
        }
    }

    @Test
    void a_server_without_a_status_page_has_none_of_them_where_another_has_one() throws Exception {
        try (Pages pages = new Pages("server_name first; } server { server_name other; location = /status { CODE }")) {
            for (String path : pages.paths()) {
                assertThat(pages.answer("GET " + path, "first")).as(path).startsWith("HTTP/1.1 404 ");
                assertThat(pages.answer("GET " + path, "other")).as(path).doesNotStartWith("HTTP/1.1 40");
            }
        }
    }

    /// The Lua that guards the status page is asked as if that were asked for.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            location = /status { access_by_lua 'ngx.exit(403)'; CODE }                                  | 403
            location = /status { rewrite_by_lua 'ngx.exit(403)'; CODE }                                 | 403
            location = /status { access_by_lua 'error(1)'; CODE }                                       | 500
            location = /status { access_by_lua 'if then'; CODE }                                        | 500
            location = /status { access_by_lua 'ngx.say("no")'; CODE }                                  | 200
            location = /status { access_by_lua 'ngx.exit(444)'; CODE }                                  | closed
            location = /status { access_by_lua_file nosuch.lua; CODE }                                  | 404
            location = /status { access_by_lua 'ngx.redirect("/login")'; CODE }                         | 302
            location = /status { access_by_lua 'ngx.exec("/open")'; CODE } location /open { CODE }      | 403
            location = /status { rewrite_by_lua 'ngx.req.set_uri("/open", true)'; CODE }                | 403
            location = /status { access_by_lua 'if ngx.var.document_root then ngx.exit(0) end'; CODE }  | 503
            location = /status { access_by_lua 'if ngx.var.uri == "/status" then ngx.exit(401) end'; CODE } | 401
            location /seen { access_by_lua 'if ngx.var.uri == "/seen" then ngx.exit(401) end'; CODE }    | 401
            access_by_lua 'if ngx.var.request_uri:find("^/status") then ngx.exit(401) end'; location = /status { CODE } | 401
            access_by_lua 'if ngx.var.arg_key ~= "x" then ngx.exit(401) end'; location = /status { CODE } | 401
            access_by_lua 'ngx.exit(401)'; location = /x { return 200 x; }                              | 401
            rewrite_by_lua 'ngx.exit(401)'; location = /x { return 200 x; }                             | 401
            location ~ ^/status$ { access_by_lua ' '; CODE }                                            | 403
            location = /status { CODE } location = /s { access_by_lua 'ngx.exit(401)'; CODE }           | 401
            location = /status { deny all; access_by_lua 'ngx.exit(401)'; CODE }                        | 403
            location = /status { limit_except POST { deny all; } CODE }                                 | 403
            location = /status { return 410; CODE }                                                     | 410
            """)
    void who_is_kept_from_the_status_page_by_lua_is_kept_from_them(String server, String expected) throws Exception {
        try (Pages pages = new Pages(server)) {
            for (String path : pages.paths()) {
                String answer = pages.answer("GET " + path);
                assertThat(answer).as(path).doesNotContain("10.9.8.7");
                assertThat(answer.isEmpty() ? "closed" : answer.substring(9, 12))
                        .as(path)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void who_is_let_through_to_the_status_page_by_lua_may_see_them() throws Exception {
        String server = "location = /status { access_by_lua_block { local key = ngx.req.get_uri_args().key"
                + " if ngx.var.uri ~= '/status' or ngx.var.request_uri ~= '/status?key=x' or key ~= 'x' then"
                + " ngx.header['WWW-Authenticate'] = 'Basic realm=\"status\"' ngx.exit(401) end } CODE }";
        try (Pages pages = new Pages(server)) {
            for (String path : pages.paths()) {
                assertThat(pages.answer("GET " + path + "?key=x")).as(path).doesNotStartWith("HTTP/1.1 401 ");
                assertThat(pages.answer("GET " + path + "?key=y"))
                        .as(path)
                        .startsWith("HTTP/1.1 401 ")
                        .containsIgnoringCase("\r\nWWW-Authenticate: Basic realm=\"status\"\r\n");
            }
        }
    }

    @Test
    void nobody_sees_them_through_another_location() throws Exception {
        String peek = "location /capture { content_by_lua_block {"
                + " local r = ngx.location.capture(ngx.var.arg_page) ngx.print(r.status, r.body) } }"
                + " location /exec { content_by_lua_block { ngx.exec(ngx.var.arg_page) } }"
                + " location /miss { error_page 404 /status.json; return 404; }"
                + " location = /status { deny all; CODE }";
        try (Pages pages = new Pages(peek)) {
            for (String path : pages.paths()) {
                assertThat(pages.answer("GET /capture?page=" + path)).as(path).endsWith("\r\n\r\n404");
                assertThat(pages.answer("GET /exec?page=" + path)).as(path).startsWith("HTTP/1.1 403 ");
            }
            assertThat(pages.answer("GET /miss")).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void they_take_no_method_but_get_and_head_and_change_nothing() throws Exception {
        try (Pages open = new Pages("location = /status { CODE }");
                Pages closed = new Pages("location = /status { deny all; CODE }")) {
            String before = body(open.answer("GET /status"));
            long version = open.fleet().version();
            for (String path : open.paths()) {
                for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND")) {
                    assertThat(open.answer(method + " " + path))
                            .as(method + " " + path)
                            .startsWith("HTTP/1.1 405 ")
                            .containsIgnoringCase("\r\nAllow: GET, HEAD\r\n");
                    assertThat(closed.answer(method + " " + path)).startsWith("HTTP/1.1 403 ");
                }
                open.answer("GET " + path + "?down=1&action=delete");
            }
            assertThat(body(open.answer("GET /status"))).isEqualTo(before);
            assertThat(open.fleet().version()).isEqualTo(version);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }

    /// A configuration with one peer, at 10.9.8.7, served here. Nothing is probed.
    private final class Pages implements AutoCloseable {
        private final Map<String, Handler> pages = BuiltInPages.of(this::fleet, new MemoryJournal());
        private final Setup setup;
        private final WebServer web;

        Pages(String server) throws Exception {
            Path file = Files.createTempFile(prefix, "nginx", ".conf");
            String code = "content_by_lua_block { local hc = require 'resty.upstream.healthcheck'"
                    + " ngx.print(hc.status_page()) }";
            Files.writeString(
                    file,
                    "events {} http { upstream leader { server 10.9.8.7:9851; } server { "
                            + server.replace("CODE", code) + " } }");
            Options.Files files = Options.parse(List.of("-p", prefix.toString(), "-c", file.toString()))
                    .service()
                    .files();
            Log log = new Log(() -> Instant.EPOCH);
            setup = Setup.read(files, Optional.empty(), pages, log, _ -> {}, _ -> {});
            web = WebServer.start(
                    ListenOption.applied(Optional.of(NEAR), setup.config().servers()), _ -> {});
        }

        Fleet fleet() {
            return setup.config().fleet();
        }

        BuiltIns builtIns() {
            return setup.config().servers().getFirst().builtIns();
        }

        /// One of each page; of those that stand for many, one that there is.
        List<String> paths() {
            return new TreeSet<>(pages.keySet())
                    .stream()
                            .map(path -> path.equals(DashboardPage.FILES) ? path + "main.js" : path)
                            .map(path -> path.endsWith("/") ? path + "10.9.8.7:9851" : path)
                            .toList();
        }

        String answer(String line) throws IOException {
            return answer(line, "test");
        }

        /// The head and what is there of the body: of a stream, what comes first.
        String answer(String line, String host) throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(web.addresses().getFirst());
                socket.setSoTimeout(20_000);
                String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                StringBuilder answer = new StringBuilder();
                byte[] part = new byte[8192];
                for (int n = 0;
                        n >= 0 && answer.indexOf("\nretry: ") < 0;
                        n = socket.getInputStream().read(part)) {
                    answer.append(new String(part, 0, n, StandardCharsets.ISO_8859_1));
                }
                return answer.toString();
            }
        }

        @Override
        public void close() {
            web.stop();
            setup.config().worker().close();
        }
    }
}
