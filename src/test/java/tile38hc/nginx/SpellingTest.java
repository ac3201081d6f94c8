package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "serber, server",
        "lsten, listen",
        "listne, listen",
        "locaton, location",
        "upstrem, upstream",
        "htp, http",
        "Server, server",
        "SERVER, server",
        "lua_share_dict, lua_shared_dict",
        "init_worker_by_lau_block, init_worker_by_lua_block"
    })
    void a_slip_of_the_keyboard_is_told(String name, String meant) {
        assertThat(Spelling.nearest(name, Rules.standard().names())).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "tile38", "brand_new_thing", "live", "cluster_check", "my_module_enable"})
    void another_word_is_no_slip(String name) {
        assertThat(Spelling.nearest(name, Rules.standard().names())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, acb, 1",
        "abc, ab, 1",
        "ab, abc, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void distance_counts_letters(String a, String b, int distance) {
        assertThat(Spelling.distance(a, b)).isEqualTo(distance);
    }
}
