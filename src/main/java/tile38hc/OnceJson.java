package tile38hc;

import java.util.List;
import java.util.Locale;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Outcome;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;
import tile38hc.page.ConditionJson;
import tile38hc.page.Utf8;
import tile38hc.tile38.CheckAdvice;

/// A [OnceReport] for programs, version 1: members may come, none is renamed or given another type; what is not known
/// is `null`.
final class OnceJson {
    private static final int VERSION = 1;

    private OnceJson() {}

    static String of(OnceReport report) {
        return new JsonObject()
                .put("version", VERSION)
                .put("time", report.time().toString())
                .put("ok", report.allIsWell())
                .put("checks", report.checks().stream().map(OnceJson::check).toList())
                .put("unchecked", texts(report.unchecked()))
                .put(
                        "conditions",
                        report.findings().stream().map(OnceJson::finding).toList())
                .done()
                .indented();
    }

    private static Json check(OnceReport.Check check) {
        CheckerSpec spec = check.spec();
        return new JsonObject()
                .put("upstream", Utf8.valid(spec.upstream()))
                .put("type", spec.tls().isPresent() ? "https" : "http")
                .put("request", spec.extras().connectOnly() ? null : Utf8.valid(spec.request()))
                .put(
                        "valid_statuses",
                        spec.validStatuses()
                                .<Json>map(valid -> new Json.Arr(valid.stream()
                                        .sorted()
                                        .<Json>map(Json.Num::new)
                                        .toList()))
                                .orElse(Json.NULL))
                .put(
                        "match_body",
                        spec.extras()
                                .body()
                                .map(rule -> Utf8.valid(rule.pattern()))
                                .orElse(null))
                .put("advice", check.advice().stream().map(OnceJson::advice).toList())
                .put("peers", check.answers().stream().map(OnceJson::answer).toList())
                .done();
    }

    private static Json advice(CheckAdvice advice) {
        return new JsonObject()
                .put("effect", advice.effect().name().toLowerCase(Locale.ROOT))
                .put("message", Utf8.valid(advice.message()))
                .put("instead", advice.instead())
                .done();
    }

    private static Json answer(OnceReport.Answer answer) {
        Outcome outcome = answer.probe().outcome();
        String address = answer.peer().name();
        return new JsonObject()
                .put("address", Utf8.valid(address))
                .put("server", Utf8.valid(answer.peer().server().name()))
                .put("backup", answer.peer().server().backup())
                .put("ok", outcome.passed())
                .put("duration_ms", Math.round(answer.probe().took().toNanos() / 1e4) / 100.0)
                .put("reply", known(outcome.reply()))
                .put("body", known(answer.reply().body()))
                .put("reason", outcome.passed() ? null : Utf8.valid(outcome.message(address)))
                .done();
    }

    private static Json finding(OnceReport.Finding finding) {
        JsonObject all =
                new JsonObject().put("peer", finding.peer().map(Utf8::valid).orElse(null));
        ConditionJson.of(finding.condition()).members().forEach(all::put);
        return all.done();
    }

    private static List<Json> texts(List<String> texts) {
        return texts.stream().<Json>map(text -> new Json.Str(Utf8.valid(text))).toList();
    }

    private static String known(String text) {
        return text.isEmpty() ? null : Utf8.valid(text);
    }
}
