package tile38hc.page;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tile38hc.health.CheckerSpec;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// What the configuration asks a checker for, in `/status.json`. Of the request only the first line is shown,
/// without its query: headers and query may hold secrets, which whoever may see that a server is up need not
/// see.
final class CheckJson {

    private static final Pattern QUERY = Pattern.compile("\\?\\S*");

    private CheckJson() {}

    static List<Json> of(List<CheckerSpec> specs) {
        return specs.stream().map(CheckJson::of).toList();
    }

    private static Json of(CheckerSpec spec) {
        return new JsonObject()
                .put("type", type(spec))
                .put("request", spec.extras().connectOnly() ? null : Utf8.valid(requestLine(spec.request())))
                .put("interval_ms", spec.interval().toMillis())
                .put(
                        "fast_interval_ms",
                        spec.extras().fastInterval().map(interval -> new Json.Num(interval.toMillis())))
                .put("timeout_ms", spec.timeout().toMillis())
                .put("fall", spec.fall())
                .put("rise", spec.rise())
                .put("valid_statuses", spec.validStatuses().map(CheckJson::sorted))
                .put("match_body", spec.extras().body().isPresent())
                .put("concurrency", spec.concurrency())
                .put("port", spec.port().stream().mapToObj(Json.Num::new).findFirst())
                .done();
    }

    private static String type(CheckerSpec spec) {
        return spec.extras().connectOnly() ? "connect" : spec.tls().isPresent() ? "https" : "http";
    }

    private static String requestLine(String request) {
        String line = request.lines().findFirst().orElse("");
        return QUERY.matcher(line).replaceFirst("");
    }

    private static Json sorted(Set<Long> statuses) {
        return new Json.Arr(statuses.stream().sorted().<Json>map(Json.Num::new).toList());
    }
}
