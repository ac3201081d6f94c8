package tile38hc.page;

import java.util.List;
import tile38hc.health.Condition;
import tile38hc.health.Fact;
import tile38hc.json.Json;
import tile38hc.json.JsonObject;

/// Conditions as all our JSON shows them: what is the matter, since when, and the figures behind it.
public final class ConditionJson {

    private ConditionJson() {}

    static List<Json> of(List<Condition> conditions) {
        return conditions.stream().<Json>map(ConditionJson::of).toList();
    }

    public static Json.Obj of(Condition condition) {
        JsonObject facts = new JsonObject();
        condition.facts().forEach((name, fact) -> facts.put(name, of(fact)));
        return new JsonObject()
                .put("code", condition.code())
                .put("severity", Words.of(condition.severity()))
                .put("since", condition.since().toString())
                .put("message", Utf8.valid(condition.message()))
                .put("facts", facts.done())
                .done();
    }

    private static Json of(Fact fact) {
        return switch (fact) {
            case Fact.Text(String value) -> new Json.Str(Utf8.valid(value));
            case Fact.Number(double value) -> new Json.Num(value);
            case Fact.Lines(List<String> values) ->
                new Json.Arr(values.stream()
                        .<Json>map(value -> new Json.Str(Utf8.valid(value)))
                        .toList());
        };
    }
}
