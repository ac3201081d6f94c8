package tile38hc.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTest {

    private final Source file = Source.of("conf/nginx.conf", "http {\n  lua {\n    x\n  }\n}\n");

    @Test
    void a_position_is_counted_from_one() {
        assertThat(file.position(0)).isEqualTo(new Position("conf/nginx.conf", 1, 1));
        assertThat(file.position(6)).isEqualTo(new Position("conf/nginx.conf", 1, 7));
        assertThat(file.position(7)).isEqualTo(new Position("conf/nginx.conf", 2, 1));
    }

    @Test
    void an_offset_past_the_end_is_the_place_behind_the_text() {
        assertThat(file.position(10_000)).isEqualTo(new Position("conf/nginx.conf", 6, 1));
    }

    @Test
    void a_slice_keeps_the_lines_of_the_file_and_counts_its_own_beside_them() {
        int open = file.text().indexOf("lua {") + 5;
        Source lua = file.slice(open, file.text().indexOf("  }"));
        int x = lua.text().indexOf('x');
        assertThat(lua.position(0)).isEqualTo(new Position("conf/nginx.conf", 2, 8));
        assertThat(lua.position(x)).isEqualTo(new Position("conf/nginx.conf", 3, 5));
        assertThat(lua.line(x)).isEqualTo(2);
    }

    @Test
    void a_slice_of_a_slice_keeps_the_column_of_its_first_line() {
        Source slice = file.slice(9, 20).slice(2, 5);
        assertThat(slice.position(0)).isEqualTo(file.position(11));
    }

    @Test
    void a_message_ends_with_the_place_as_nginx_writes_it() {
        assertThat(new SourceException("unexpected \"}\"", file.position(9)))
                .hasMessage("unexpected \"}\" in conf/nginx.conf:2");
    }

    @Test
    void an_option_has_no_lines_to_name() {
        Source option = Source.ofOption("command line", "daemon off;\nuser x");
        assertThat(new SourceException("unexpected \";\"", option.position(12)))
                .hasMessage("unexpected \";\" in command line");
    }

    @Test
    void advice_stands_behind_the_line_that_nginx_writes() {
        assertThat(SourceException.withHint(
                        "unknown directive \"serber\"", file.position(0), "did you mean \"server\"?"))
                .hasMessage("unknown directive \"serber\" in conf/nginx.conf:1 (did you mean \"server\"?)");
    }

    @Test
    void what_is_wrong_with_a_whole_file_names_no_line() {
        assertThat(SourceException.ofWhole("conf/nginx.conf", "no \"events\" section in configuration"))
                .hasMessage("no \"events\" section in configuration");
    }
}
