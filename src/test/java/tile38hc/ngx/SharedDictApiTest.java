package tile38hc.ngx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SharedDictApiTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-07-01T12:00:00Z"));

    /// Kibibytes of the zones that the lines name.
    private static final Map<String, Long> ZONES = Map.ofEntries(
            Map.entry("d", 1024L),
            Map.entry("e", 1024L),
            Map.entry("k", 100L),
            Map.entry("k2", 100L),
            Map.entry("big", 100L),
            Map.entry("big2", 100L),
            Map.entry("a12", 12L),
            Map.entry("a16", 16L),
            Map.entry("a32", 32L),
            Map.entry("a100", 100L),
            Map.entry("a1m", 1024L),
            Map.entry("a10m", 10240L));

    @TestFactory
    Stream<DynamicTest> every_line_prints_what_it_printed_under_nginx() {
        return RecordedLua.tests("shared-dict.txt", (ngx, preload) -> {
            Map<String, SharedDict> dicts = new HashMap<>();
            ZONES.forEach((name, kibibytes) -> dicts.put(name, new SharedDict(kibibytes * 1024, CLOCK)));
            SharedDictApi.install(ngx, dicts, (_, _) -> null);
        });
    }
}
