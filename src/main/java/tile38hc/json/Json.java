package tile38hc.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A JSON value. Immutable; members keep their order.
///
/// The strings in it hold characters or bytes, as the one who read or built it decided: see [JsonRules].
public sealed interface Json {

    Json NULL = new Null();

    /// @throws JsonException if `text` is not one JSON value, or larger or deeper than `rules` allow
    static Json read(String text, JsonRules rules) {
        return new JsonParser(text, rules).document();
    }

    /// On one line, with no blanks.
    default String compact() {
        return JsonWriter.compact(this);
    }

    /// For people: two blanks a level, lists without objects on one line, and a line feed at the end.
    default String indented() {
        return JsonWriter.indented(this);
    }

    /// Of members with the same name the last one counts.
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            members.forEach((name, value) -> {
                Objects.requireNonNull(name);
                Objects.requireNonNull(value);
            });
        }

        /// The member, if there is one and it is of this kind: what to ask of a peer that may answer anything.
        public <T extends Json> Optional<T> get(String name, Class<T> kind) {
            return Optional.ofNullable(members.get(name))
                    .filter(kind::isInstance)
                    .map(kind::cast);
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {
        public Str {
            Objects.requireNonNull(value);
        }
    }

    /// Whole numbers are exact up to 2^53. NaN and the infinities can be read ([JsonRules#CJSON]) and held, but not
    /// written: JSON has none.
    record Num(double value) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}
}
