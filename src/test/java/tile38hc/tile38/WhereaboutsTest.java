package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhereaboutsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10.0.0.2:9852      | 10.0.0.1:9851      | 10.0.0.1:9851
            10.0.0.2:9852      | leader:9851        | leader:9851
            10.0.0.2:9852      | 127.0.0.1:9851     | 10.0.0.2:9851
            10.0.0.2:9852      | localhost:9851     | 10.0.0.2:9851
            10.0.0.2:9852      | ::1:9851           | 10.0.0.2:9851
            [fd00::2]:9852     | 127.0.0.1:9851     | [fd00::2]:9851
            127.0.0.1:9852     | 127.0.0.2:9851     | 127.0.0.2:9851
            [::1]:9852         | localhost:9851     | localhost:9851
            unix:/run/t.sock   | 127.0.0.1:9851     | 127.0.0.1:9851
            """)
    void what_a_follower_calls_its_own_machine_is_where_it_runs(String follower, String following, String seen) {
        assertThat(Whereabouts.seenFromHere(follower, following)).isEqualTo(seen);
    }
}
