package tile38hc.web;

import java.net.InetSocketAddress;

/// Where a request came from and over what: `scheme` is `http` or `https`, `protocol` as the client wrote it
/// (`HTTP/1.1`).
public record Connection(InetSocketAddress remote, InetSocketAddress local, String scheme, String protocol) {}
