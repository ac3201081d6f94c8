package tile38hc.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The server's own page for a status, in nginx's shape and words.
final class StatusPage {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Authorization Required"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Time-out"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Request Entity Too Large"),
            Map.entry(414, "Request-URI Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Requested Range Not Satisfiable"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Temporarily Unavailable"),
            Map.entry(504, "Gateway Time-out"),
            Map.entry(505, "HTTP Version Not Supported"),
            Map.entry(507, "Insufficient Storage"));

    /// As long as nginx's own line, so that a HEAD tells of the same length.
    private static final String SIGNATURE = " tile38-hc  ";

    private StatusPage() {}

    /// Below 300 the body is empty and of the location's type; a status that has no page is empty and of none.
    /// Those that nginx has for itself (494 to 497) are told to clients as 400.
    static Response.Page of(int code, List<Header> headers) {
        int status = code >= 494 && code <= 497 ? 400 : code;
        String reason = REASONS.get(status);
        if (reason == null) {
            return new Response.Page(status, status < 300 ? Optional.empty() : Optional.of(""), headers, "");
        }
        String title = status + " " + reason;
        String body = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>" + SIGNATURE + "</center>\r\n</body>\r\n</html>\r\n";
        return new Response.Page(status, Optional.of("text/html"), headers, body);
    }
}
