package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private final Rules rules = Rules.standard();

    @ParameterizedTest
    @CsvSource({
        "server, http, HONOURED", "server, upstream, HONOURED", "server, stream, HARMLESS", "listen, server, HONOURED",
        "allow, location, HONOURED", "deny, http, HONOURED", "return, location, HONOURED", "sendfile, http, HARMLESS",
        "proxy_pass, location, SERVING", "root, server, SERVING", "rewrite, location, SERVING"
    })
    void a_directive_is_treated_as_the_tables_say(String name, String where, Kind kind) {
        assertThat(rules.find(name, Context.named(where).orElseThrow())
                        .orElseThrow()
                        .kind())
                .isEqualTo(kind);
    }

    /// What is listed here must never come to be ignored.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth_basic",
                "auth_request",
                "satisfy",
                "limit_req",
                "limit_conn",
                "if",
                "auth_jwt",
                "precontent_by_lua_block",
                "secure_link",
                "set_real_ip_from",
                "valid_referers",
                "modsecurity",
                "SecRulesEnabled",
                "auth_ldap",
                "auth_pam",
                "js_access",
                "testcookie",
                "auth_digest",
                "js_header_filter",
                "more_clear_input_headers",
                "more_set_input_headers",
                "break"
            })
    void what_guards_a_location_is_known_to_guard(String name) {
        assertThat(rules.find(name, Context.LOCATION).orElseThrow().kind()).isEqualTo(Kind.GUARDING);
    }

    /// What is listed here must never come to be ignored either: access is decided by the variables that they make.
    @ParameterizedTest
    @CsvSource({
        "set_by_lua_block, location",
        "set_by_lua, server",
        "set_by_lua_file, location",
        "split_clients, http",
        "geoip_country, http",
        "geoip2, http",
        "perl_set, http",
        "js_set, http",
        "auth_jwt_claim_set, http",
        "auth_request_set, location",
        "keyval, http",
        "num_map, http",
        "set_md5, location",
        "set_decrypt_session, location"
    })
    void what_makes_variables_is_known_to_make_them(String name, String where) {
        assertThat(rules.find(name, Context.named(where).orElseThrow())
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.VARIABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssl_verify_client", "ssl_certificate_by_lua_block"})
    void what_guards_a_server_is_known_to_guard(String name) {
        assertThat(rules.find(name, Context.SERVER).orElseThrow().kind()).isEqualTo(Kind.GUARDING);
    }

    @Test
    void no_two_lines_speak_of_the_same_directive_in_the_same_place() {
        Stream<String> claims = rules.names().stream().flatMap(name -> rules.all(name).stream()
                .flatMap(rule -> rule.where().stream().map(context -> name + " in " + context)));
        assertThat(claims).doesNotHaveDuplicates();
    }

    @Test
    void an_include_may_stand_everywhere() {
        assertThat(List.of(Context.values()))
                .allMatch(context -> rules.find("include", context).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "0, 1, false",
        "1-3, 2, true",
        "1-3, 4, false",
        "'1,3', 2, false",
        "'1,3', 3, true",
        "2+, 1, false",
        "2+, 500, true",
        "any, 0, true",
        "any, 77, true",
        "flag, 1, true",
        "flag, 2, false",
        "1, 31, false"
    })
    void arguments_are_counted(String text, int count, boolean allowed) {
        assertThat(Arguments.of(text).allow(count)).isEqualTo(allowed);
    }
}
