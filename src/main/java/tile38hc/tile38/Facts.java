package tile38hc.tile38;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tile38hc.health.Fact;

/// Collects the figures behind a claim in the order of the calls.
final class Facts {
    private final Map<String, Fact> facts = new LinkedHashMap<>();

    Facts put(String name, String value) {
        facts.put(name, new Fact.Text(value));
        return this;
    }

    Facts put(String name, double value) {
        facts.put(name, new Fact.Number(value));
        return this;
    }

    Facts put(String name, List<String> values) {
        facts.put(name, new Fact.Lines(values));
        return this;
    }

    Map<String, Fact> map() {
        return facts;
    }
}
