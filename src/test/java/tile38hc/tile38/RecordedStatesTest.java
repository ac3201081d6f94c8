package tile38hc.tile38;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Judges again what real servers answered in [StatesTest], with the same expectations, on any machine.
///
/// Recorded anew by `scripts/test -Dtest=StatesTest -Dtile38.record=true`.
class RecordedStatesTest {

    @TestFactory
    Stream<DynamicTest> recorded_states_are_judged_as_they_were() throws IOException {
        return Recording.all().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString().replace(".txt.gz", ""), () -> Recording.replay(file)));
    }
}
