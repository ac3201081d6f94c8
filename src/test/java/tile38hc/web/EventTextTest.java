package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTextTest {

    @Test
    void an_event_is_its_name_its_data_and_an_empty_line() {
        assertThat(EventText.of("beat", "{}")).isEqualTo("event: beat\ndata: {}\n\n");
        assertThat(EventText.of("journal", "7-8", "{}")).isEqualTo("id: 7-8\nevent: journal\ndata: {}\n\n");
    }

    @Test
    void data_of_several_lines_cannot_end_the_event() {
        assertThat(EventText.of("x", "a\nevent: y\r\n\r\nb\rc"))
                .isEqualTo("event: x\ndata: a\ndata: event: y\ndata: \ndata: b\ndata: c\n\n");
    }

    @Test
    void a_name_or_an_id_stays_on_its_line() {
        assertThat(EventText.of("x\ny", "1\r2", "d")).isEqualTo("id: 1 2\nevent: x y\ndata: d\n\n");
    }
}
