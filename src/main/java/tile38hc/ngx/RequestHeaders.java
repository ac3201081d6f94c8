package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The headers of a request, as the client sent them or as Lua has changed them since.
final class RequestHeaders {
    private final List<Header> headers;
    private boolean hostSet;

    RequestHeaders(List<Header> headers) {
        this.headers = new ArrayList<>(headers);
    }

    List<Header> all() {
        return List.copyOf(headers);
    }

    /// A header's value as nginx has it in a variable: the first, but all cookies and forwarding addresses in one
    /// line.
    Optional<String> value(String name) {
        List<String> values = new ArrayList<>(1);
        for (Header header : headers) {
            if (header.is(name)) {
                values.add(header.value());
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "cookie" -> String.join("; ", values);
                    case "x-forwarded-for" -> String.join(", ", values);
                    default -> values.getFirst();
                });
    }

    /// Puts these values in the place of all that the name has.
    void set(String name, List<String> values) {
        hostSet |= name.equalsIgnoreCase("Host");
        int at = headers.size();
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).is(name)) {
                headers.remove(i);
                at = i;
            }
        }
        for (String value : values) {
            headers.add(at, new Header(name, value));
            at++;
        }
    }

    /// Whether Lua has set the `Host`, which then counts instead of the one that the server found.
    boolean isHostSet() {
        return hostSet;
    }

    /// The name in `Host`, in lower case and without the port.
    String host() {
        String host = value("Host").orElse("").toLowerCase(Locale.ROOT);
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
