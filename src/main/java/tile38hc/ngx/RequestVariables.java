package tile38hc.ngx;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tile38hc.health.Time;

/// The variables that a request has by itself, and the process's few. All others are the host's, which is not
/// asked for any of these.
final class RequestVariables {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    /// Those that Lua may assign to.
    static final Set<String> CHANGEABLE = Set.of("args", "query_string", "limit_rate");

    private static final Set<String> OF_PROCESS =
            Set.of("pid", "msec", "request_time", "time_local", "time_iso8601", "request_id");

    private static final Map<String, Function<NgxRequest, String>> OWN = Map.ofEntries(
            Map.entry("uri", NgxRequest::uri),
            Map.entry("document_uri", NgxRequest::uri),
            Map.entry("request_uri", request -> request.head().target()),
            Map.entry("args", NgxRequest::args),
            Map.entry("query_string", NgxRequest::args),
            Map.entry(
                    "is_args",
                    request -> request.args() == null || request.args().isEmpty() ? "" : "?"),
            Map.entry("host", RequestVariables::host),
            Map.entry("request_method", NgxRequest::method),
            Map.entry("request", request -> request.head().line()),
            Map.entry("server_protocol", request -> request.head().protocol()),
            Map.entry("scheme", request -> request.connection().tls() ? "https" : "http"),
            Map.entry("https", request -> request.connection().tls() ? "on" : ""),
            Map.entry("remote_addr", request -> request.connection().remoteAddress()),
            Map.entry(
                    "remote_port",
                    request -> Integer.toString(request.connection().remotePort())),
            Map.entry("remote_user", RequestVariables::user),
            Map.entry(
                    "binary_remote_addr", request -> binary(request.connection().remoteAddress())),
            Map.entry("realip_remote_addr", request -> request.connection().remoteAddress()),
            Map.entry(
                    "realip_remote_port",
                    request -> Integer.toString(request.connection().remotePort())),
            Map.entry("server_addr", request -> request.connection().localAddress()),
            Map.entry(
                    "server_port",
                    request -> Integer.toString(request.connection().localPort())),
            Map.entry(
                    "connection", request -> Long.toString(request.connection().number())),
            Map.entry(
                    "connection_requests",
                    request -> Long.toString(request.connection().requests())),
            Map.entry("content_length", request -> request.header("Content-Length")
                    .orElse(null)),
            Map.entry("content_type", request -> request.header("Content-Type").orElse(null)),
            Map.entry("request_body", request -> request.body().orElseGet(() -> noBody(request))),
            Map.entry("request_length", request -> Integer.toString(length(request))),
            Map.entry("request_completion", _ -> ""),
            Map.entry("status", request -> "%03d".formatted(status(request))),
            Map.entry("body_bytes_sent", _ -> "0"),
            Map.entry("bytes_sent", _ -> "0"),
            Map.entry("pipe", _ -> "."),
            Map.entry("limit_rate", _ -> "0"),
            Map.entry("nginx_version", _ -> Versions.NGINX));

    private final Time time;
    private final NgxSettings settings;

    RequestVariables(Time time, NgxSettings settings) {
        this.time = time;
        this.settings = settings;
    }

    /// Empty for an unknown one and for one without a value.
    Optional<String> get(NgxRequest request, String name) {
        String key = name.toLowerCase(Locale.ROOT);
        Function<NgxRequest, String> own = OWN.get(key);
        if (own != null) {
            return Optional.ofNullable(own.apply(request));
        }
        if (key.startsWith("arg_")) {
            return Optional.ofNullable(argument(request.args(), key.substring(4)));
        }
        if (key.startsWith("http_")) {
            return request.header(key.substring(5).replace('_', '-')).or(() -> request.header(key.substring(5)));
        }
        if (key.startsWith("cookie_")) {
            return cookie(request, name.substring(7));
        }
        if (key.startsWith("sent_http_")) {
            Output output = request.output();
            return output == null
                    ? Optional.empty()
                    : output.sent(key.substring(10).replace('_', '-'));
        }
        return switch (key) {
            case "pid" -> Optional.of(Long.toString(settings.pid()));
            case "msec" -> Optional.of(seconds(Duration.between(Instant.EPOCH, time.now())));
            case "request_time" -> Optional.of(seconds(Duration.between(request.start(), time.now())));
            case "time_local" -> Optional.of(LOCAL.format(time.now().atZone(settings.zone())));
            case "time_iso8601" -> Optional.of(ISO.format(time.now().atZone(settings.zone())));
            case "request_id" -> Optional.of(request.id());
            default -> request.hostVariables().get(name);
        };
    }

    /// Whether a variable of this name is ours, and not one that `set` may have made.
    static boolean has(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return OWN.containsKey(key)
                || OF_PROCESS.contains(key)
                || key.startsWith("arg_")
                || key.startsWith("http_")
                || key.startsWith("cookie_")
                || key.startsWith("sent_http_");
    }

    private static String seconds(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        return "%d.%03d".formatted(millis / 1000, millis % 1000);
    }

    private static String host(NgxRequest request) {
        String host = request.host();
        return host.isEmpty() ? request.hostVariables().get("server_name").orElse("") : host;
    }

    /// What the client says, whether anybody has asked for it or not.
    private static String user(NgxRequest request) {
        String credentials = request.header("Authorization").orElse("");
        if (!credentials.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(credentials.substring(6).strip());
            String text = new String(decoded, StandardCharsets.ISO_8859_1);
            int colon = text.indexOf(':');
            return colon <= 0 ? null : text.substring(0, colon);
        } catch (IllegalArgumentException e) {
            return null; // as nginx takes it
        }
    }

    private static String binary(String address) {
        return new String(InetAddress.ofLiteral(address).getAddress(), StandardCharsets.ISO_8859_1);
    }

    private static int status(NgxRequest request) {
        if (request.imposedStatus() != 0) {
            return request.imposedStatus();
        }
        Output output = request.output();
        return output == null ? 200 : output.status(); // 0 before there is one
    }

    /// One that was sent and is empty, or `null` for none.
    private static String noBody(NgxRequest request) {
        return request.isBodyRead() && request.header("Content-Length").isPresent() ? "" : null;
    }

    private static int length(NgxRequest request) {
        int length = request.head().line().length() + 4;
        for (Header header : request.head().headers()) {
            length += header.name().length() + header.value().length() + 4;
        }
        return length + request.body().map(String::length).orElse(0);
    }

    /// The first argument of that name, still escaped; empty text for one without a value, `null` for none.
    private static String argument(String args, String name) {
        if (args == null) {
            return null;
        }
        for (String pair : args.split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).equalsIgnoreCase(name)) {
                return pair.substring(equals + 1);
            }
        }
        return null;
    }

    private static Optional<String> cookie(NgxRequest request, String name) {
        for (String pair : request.header("Cookie").orElse("").split("[;,]")) {
            String stripped = pair.strip();
            if (stripped.length() > name.length()
                    && stripped.charAt(name.length()) == '='
                    && stripped.regionMatches(true, 0, name, 0, name.length())) {
                return Optional.of(stripped.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
