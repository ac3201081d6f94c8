package tile38hc.ngx;

import java.util.Objects;

/// One line of a header: name and value as they are sent, one character a byte.
public record Header(String name, String value) {

    public Header {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }

    /// Names are the same whatever their case.
    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
