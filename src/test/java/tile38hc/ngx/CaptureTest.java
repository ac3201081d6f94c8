package tile38hc.ngx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tile38hc.health.RealTime;

/// Subrequests and jumps between locations.
class CaptureTest {
    private final TestServer server = new TestServer(RealTime.CLOCK);

    @BeforeEach
    void locations() {
        server.locations.put("/sub", TestServer.inline("content_by_lua", """
                ngx.header["X-Sub"] = "yes"
                ngx.print(ngx.var.uri, "|", ngx.var.args, "|", ngx.req.get_method(), "|", ngx.is_subrequest, "|",
                    ngx.var.request_uri, "|", ngx.ctx.from)
                """));
        server.locations.put("/body", TestServer.inline("content_by_lua", """
                ngx.req.read_body() ngx.status = 202 ngx.print(ngx.req.get_body_data())
                """));
        server.locations.put("/fails", TestServer.inline("content_by_lua", "error('sub')"));
        server.locations.put("/forever", TestServer.inline("content_by_lua", """
                local ok, err = pcall(ngx.location.capture, "/forever") ngx.print(ok and err.body or err)
                """));
    }

    @Test
    void a_subrequest_is_answered_by_its_location() {
        assertThat(server.text("""
                local r = ngx.location.capture("/sub?a=1", {args = {b = 2}, ctx = {from = "parent"}})
                ngx.print(r.status, " ", r.header["X-Sub"], " ", r.header["Content-Type"], " ", r.truncated, " ", r.body)
                """)).isEqualTo("200 yes text/plain false /sub|a=1&b=2|GET|true|/t|parent");
    }

    @Test
    void method_and_body_are_handed_on() {
        assertThat(server.text("""
                local r = ngx.location.capture("/body", {method = ngx.HTTP_POST, body = "sent"})
                ngx.print(r.status, " ", r.body)
                """)).isEqualTo("202 sent");
    }

    @Test
    void what_has_no_page_of_its_own_gives_a_status_alone() {
        assertThat(server.text("""
                local a, b = ngx.location.capture_multi{{"/nowhere"}, {"/fails"}}
                ngx.print(a.status, a.body, a.truncated, " ", b.status, b.body, b.truncated)
                """)).isEqualTo("404true 500true");
    }

    @Test
    void subrequests_within_subrequests_come_to_an_end() {
        assertThat(server.text("ngx.print(ngx.location.capture('/forever').body)"))
                .isEqualTo("failed to issue subrequest: -1");
    }

    @Test
    void paths_that_leave_the_root_are_refused() {
        assertThat(server.text("ngx.print(select(2, pcall(ngx.location.capture, '/a/../../etc')))"))
                .isEqualTo("unsafe uri in argument #1: /a/../../etc");
    }

    @Test
    void exec_names_where_to_go_on() {
        server.locations.put("/t", TestServer.inline("content_by_lua", "ngx.exec('/other?x=1', {b = 'a b'})"));
        NgxRequest request = TestServer.request("GET", "/t", List.of(), "");
        assertThat(server.answer(request)).isEqualTo(new NgxResponse.Exec(Optional.empty()));
        assertThat(request.uri() + "?" + request.args()).isEqualTo("/other?x=1&b=a%20b");
        assertThat(server.page("ngx.exec('@named')")).isEqualTo(new NgxResponse.Exec(Optional.of("@named")));
    }

    @Test
    void redirect_is_the_servers_page_with_a_location() {
        assertThat(server.page("ngx.header['X-A'] = 'kept' ngx.redirect('/there', 307)"))
                .isEqualTo(new NgxResponse.Special(
                        307, List.of(new Header("X-A", "kept"), new Header("Location", "/there"))));
    }

    @Test
    void the_body_of_a_request_is_read_when_lua_asks() {
        server.locations.put("/post", TestServer.inline("content_by_lua", """
                ngx.req.read_body()
                local args = ngx.req.get_post_args()
                ngx.print(ngx.req.get_method(), args.a, args.b[2])
                """));
        NgxResponse response = server.answer(TestServer.request("POST", "/post", List.of(), "a=1&b=2&b=3"));
        assertThat(((NgxResponse.Page) response).text()).isEqualTo("POST13");
    }
}
