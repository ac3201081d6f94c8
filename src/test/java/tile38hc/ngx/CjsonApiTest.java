package tile38hc.ngx;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tile38hc.lua.LightUserdata;

/// cjson as a program sees it. What it makes of each text is held in [CjsonDecoderTest].
class CjsonApiTest {

    @TestFactory
    Stream<DynamicTest> every_line_prints_what_it_printed_under_nginx() {
        return lines("cjson.txt");
    }

    /// OpenResty's own version has more than the one that answers were recorded from; these follow its manual.
    @TestFactory
    Stream<DynamicTest> additions_of_openresty_do_what_its_manual_says() {
        return lines("cjson-openresty.txt");
    }

    private static Stream<DynamicTest> lines(String file) {
        return RecordedLua.tests(file, (ngx, preload) -> {
            ngx.set("null", LightUserdata.NULL);
            CjsonApi.install(preload);
        });
    }
}
