package tile38hc.ngx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a request is answered, while its handlers put it together, phase by phase.
///
/// Everything is kept until there is a whole, but as in nginx the status and the headers are fixed by the first
/// output.
final class Output {

    /// Headers that nginx has a place of its own for: they stand in an answer once, so that of several values the
    /// last one counts, and under these names.
    private static final Map<String, String> SINGLE = Stream.of(
                    "Content-Type",
                    "Content-Length",
                    "Content-Encoding",
                    "Location",
                    "Server",
                    "Last-Modified",
                    "Expires",
                    "Date",
                    "ETag",
                    "Refresh",
                    "WWW-Authenticate")
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));

    private String defaultType = "";
    private boolean typeSet; // perhaps to none
    private final List<Header> headers = new ArrayList<>(2);
    private final List<String> body = new ArrayList<>(4);
    private int length;
    private int status;
    private boolean sent;
    private boolean ended;

    /// The type of an answer that Lua gives none; empty for none.
    void setDefaultType(String type) {
        defaultType = type;
    }

    /// 0 before there is one.
    int status() {
        return status;
    }

    /// Only before the headers are sent.
    void setStatus(int status) {
        this.status = status;
    }

    boolean isSent() {
        return sent;
    }

    /// Fixes the status and the headers.
    void send() {
        if (!sent) {
            sent = true;
            status = status == 0 ? 200 : status;
            if (!typeSet && !defaultType.isEmpty()) {
                headers.add(new Header("Content-Type", defaultType));
            }
        }
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        send();
        ended = true;
    }

    void write(String piece) {
        send();
        if (!piece.isEmpty()) {
            body.add(piece);
            length += piece.length();
        }
    }

    /// Of the body so far.
    int length() {
        return length;
    }

    /// All values of a header.
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.is(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /// What `$sent_http_name` tells: the first value.
    Optional<String> sent(String name) {
        return values(name).stream().findFirst();
    }

    List<Header> headers() {
        return List.copyOf(headers);
    }

    /// Replaces a header, or takes it away where there are no values or the one value is empty.
    void setHeader(String name, List<String> values) {
        headers.removeIf(header -> header.is(name));
        typeSet |= name.equalsIgnoreCase("Content-Type");
        addHeader(name, values);
    }

    void addHeader(String name, List<String> values) {
        String single = SINGLE.get(name.toLowerCase(Locale.ROOT));
        if (single == null) {
            values.forEach(value -> put(name, value));
        } else if (!values.isEmpty()) {
            put(single, values.getLast());
        }
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            headers.add(new Header(name, value));
        }
    }

    /// @param headOnly whether the body is only told about
    NgxResponse.Page page(boolean headOnly) {
        send();
        List<String> said = values("Content-Length");
        if (!said.isEmpty()) {
            fit(said.getFirst(), headOnly);
        }
        return new NgxResponse.Page(status, headers, body);
    }

    /// Lua may say a length: what is more is cut off, and a promise of more is not made.
    private void fit(String said, boolean headOnly) {
        int room;
        try {
            room = Integer.parseInt(said);
        } catch (NumberFormatException _) {
            room = -1;
        }
        if (room < 0 || room > length && !headOnly) {
            headers.removeIf(header -> header.is("Content-Length"));
            return;
        }
        int left = room;
        for (int i = 0; i < body.size(); i++) {
            String piece = body.get(i);
            body.set(i, piece.substring(0, Math.min(left, piece.length())));
            left -= body.get(i).length();
        }
    }

    /// With the headers that stay when another page takes the place of this one.
    NgxResponse.Special special(int code) {
        headers.removeIf(header -> header.is("Content-Type") || header.is("Content-Length"));
        typeSet = false;
        return new NgxResponse.Special(code, headers);
    }
}
