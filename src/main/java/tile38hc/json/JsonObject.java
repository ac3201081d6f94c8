package tile38hc.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Builds an object member by member, in the order of the calls. A name put twice keeps its place and the last value.
public final class JsonObject {
    private final Map<String, Json> members = new LinkedHashMap<>();

    /// A string that is not known is null, in Java and in JSON.
    public JsonObject put(String name, String value) {
        return put(name, value == null ? Json.NULL : new Json.Str(value));
    }

    public JsonObject put(String name, double value) {
        return put(name, new Json.Num(value));
    }

    public JsonObject put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    public JsonObject put(String name, List<? extends Json> items) {
        return put(name, new Json.Arr(List.copyOf(items)));
    }

    /// What is not known is null in JSON.
    public JsonObject put(String name, Optional<? extends Json> value) {
        return put(name, value.isPresent() ? value.get() : Json.NULL);
    }

    public JsonObject put(String name, OptionalLong value) {
        return put(name, value.isPresent() ? new Json.Num(value.getAsLong()) : Json.NULL);
    }

    public JsonObject put(String name, OptionalDouble value) {
        return put(name, value.isPresent() ? new Json.Num(value.getAsDouble()) : Json.NULL);
    }

    public JsonObject put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    public Json.Obj done() {
        return new Json.Obj(members);
    }
}
