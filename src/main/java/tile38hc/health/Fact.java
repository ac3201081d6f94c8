package tile38hc.health;

import java.util.List;
import java.util.Objects;

/// One figure behind a [Condition].
public sealed interface Fact {

    record Text(String value) implements Fact {
        public Text {
            Objects.requireNonNull(value);
        }
    }

    record Number(double value) implements Fact {
        public Number {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("no number that JSON can hold: " + value);
            }
        }
    }

    record Lines(List<String> values) implements Fact {
        public Lines {
            values = List.copyOf(values);
        }
    }
}
