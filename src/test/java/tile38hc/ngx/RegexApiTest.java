package tile38hc.ngx;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RegexApiTest {

    @TestFactory
    Stream<DynamicTest> every_line_prints_what_it_printed_under_nginx() {
        return RecordedLua.tests("ngx-re.txt", RegexApi::install);
    }
}
