package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerStateTest {

    /// A probe that passed is `+`, one that failed `-`; the states after each are `U` and `D`.
    @ParameterizedTest
    @CsvSource(textBlock = """
            # start, fall, rise, probes,    states
            U,       1,    1,    -+-+,      DUDU
            U,       3,    2,    ---,       UUD
            U,       3,    2,    --+--+--,  UUUUUUUU
            U,       3,    2,    ---++,     UUDDU
            U,       3,    2,    ---+-+-++, UUDDDDDDU
            U,       3,    2,    -----++--, UUDDDDUUU
            D,       3,    2,    ++,        DU
            D,       3,    2,    +-+,       DDD
            D,       1,    1,    -----+,    DDDDDU
            U,       5,    2,    ++++-----, UUUUUUUUD
            """)
    void streaks_turn_a_peer(String start, long fall, long rise, String probes, String states) {
        PeerState state = start.equals("U") ? PeerState.UP : PeerState.DOWN;
        StringBuilder seen = new StringBuilder();
        for (char probe : probes.toCharArray()) {
            state = state.after(probe == '+', fall, rise);
            seen.append(state.down() ? 'D' : 'U');
        }
        assertThat(seen).hasToString(states);
    }

    /// The library's way of counting, in shared memory: each kind of probe has a counter, which the first one of the
    /// other kind deletes.
    @Test
    void two_counters_would_say_the_same() {
        Random random = new Random(1);
        for (int run = 0; run < 2_000; run++) {
            int fall = 1 + random.nextInt(5);
            int rise = 1 + random.nextInt(5);
            boolean down = random.nextBoolean();
            PeerState state = down ? PeerState.DOWN : PeerState.UP;
            int failed = 0;
            int passed = 0;
            for (int probe = 0; probe < 40; probe++) {
                boolean pass = random.nextBoolean();
                state = state.after(pass, fall, rise);
                if (pass) {
                    passed++;
                    failed = passed == 1 ? 0 : failed;
                    down = down && passed < rise;
                } else {
                    failed++;
                    passed = failed == 1 ? 0 : passed;
                    down = down || failed >= fall;
                }
                assertThat(state).isEqualTo(new PeerState(down, passed, failed));
            }
        }
    }
}
