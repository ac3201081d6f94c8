package tile38hc.ngx;

/// The end of nginx's log lines about a request.
final class LogContext {
    private LogContext() {}

    static String of(NgxRequest request) {
        StringBuilder text =
                new StringBuilder(", client: ").append(request.connection().remoteAddress());
        text.append(", server: ")
                .append(request.hostVariables().get("server_name").orElse(""));
        text.append(", request: \"").append(request.head().line()).append('"');
        if (request.isSubrequest()) {
            text.append(", subrequest: \"").append(request.uri()).append('"');
        }
        request.header("Host")
                .ifPresent(host -> text.append(", host: \"").append(host).append('"'));
        request.header("Referer")
                .ifPresent(from -> text.append(", referrer: \"").append(from).append('"'));
        return text.toString();
    }

    /// What a timer keeps of the request that created it.
    static String origin(NgxRequest request) {
        NgxRequest.Connection connection = request.connection();
        String server = connection.localAddress().contains(":")
                ? "[" + connection.localAddress() + "]"
                : connection.localAddress();
        return ", client: " + connection.remoteAddress() + ", server: " + server + ":" + connection.localPort();
    }
}
