package tile38hc.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "512, 512", "1k, 1024", "12K, 12288", "1m, 1048576", "3M, 3145728", "007, 7"})
    void a_size_is_a_number_with_k_or_m(String text, long bytes) {
        assertThat(Size.parse(text)).hasValue(bytes);
        assertThat(Size.parseOffset(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @CsvSource({"1g, 1073741824", "2G, 2147483648"})
    void only_an_offset_knows_gigabytes(String text, long bytes) {
        assertThat(Size.parse(text)).isEmpty();
        assertThat(Size.parseOffset(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k",
                "zero",
                "-1",
                "+1",
                "1kb",
                "1 k",
                " 1",
                "1.5m",
                "9223372036854775808",
                "9007199254740992k"
            })
    void anything_else_is_none(String text) {
        assertThat(Size.parse(text)).isEmpty();
        assertThat(Size.parseOffset(text)).isEmpty();
    }
}
