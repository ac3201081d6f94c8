package tile38hc.web;

import java.util.Map;

/// What the JDK's server reads from system properties once, when its classes load. A property that is set already
/// stays.
final class JdkSettings {

    private static final Map<String, String> PROPERTIES = Map.of(
            // 44 ms a page otherwise: head and body of an answer are two writes, and the client's kernel delays its ACK
            "sun.net.httpserver.nodelay", "true",
            // seconds for a request to come in whole; there is no maxRspTime, which would end event streams
            "sun.net.httpserver.maxReqTime", "10",
            // seconds and connections: nginx's keepalive_timeout, and twice as many as event streams are let in
            "sun.net.httpserver.idleInterval", "75",
            "sun.net.httpserver.maxIdleConnections", "1000",
            "jdk.httpserver.maxConnections", "4000",
            // milliseconds between two looks at what is idle
            "sun.net.httpserver.clockTick", "2000",
            // bytes, with 32 for each field: nginx takes four lines of 8 KiB
            "sun.net.httpserver.maxReqHeaderSize", "49152");

    private JdkSettings() {}

    static void set() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
