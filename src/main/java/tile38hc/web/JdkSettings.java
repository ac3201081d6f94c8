package tile38hc.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the JDK's server reads from system properties once, when its classes load. A property that is set already
/// stays.
final class JdkSettings {

    private static final Map<String, String> PROPERTIES = Map.of(
            // 44 ms a page otherwise: head and body of an answer are two writes, and the client's kernel delays its ACK
            "sun.net.httpserver.nodelay", "true",
            // seconds for a request to come in whole; there is no maxRspTime, which would end event streams
            "sun.net.httpserver.maxReqTime", "10",
            // seconds, nginx's keepalive_timeout; and how many are kept so
            "sun.net.httpserver.idleInterval", "75",
            "sun.net.httpserver.maxIdleConnections", "1000",
            // milliseconds between two looks at what is idle
            "sun.net.httpserver.clockTick", "2000",
            // bytes, with 32 for each field: nginx takes four lines of 8 KiB
            "sun.net.httpserver.maxReqHeaderSize", "49152");

    /// Twice as many as event streams are let in.
    private static final int MOST_CONNECTIONS = 4000;

    private static final Pattern DESCRIPTORS = Pattern.compile("(?m)^Max open files +(\\d+)");

    private JdkSettings() {}

    static void set() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
        System.getProperties()
                .putIfAbsent("jdk.httpserver.maxConnections", Integer.toString(mostConnections(ownLimits())));
    }

    /// No more than half of the descriptors that the process may have: clients leave the checks theirs.
    ///
    /// @param limits as Linux tells them
    static int mostConnections(String limits) {
        Matcher descriptors = DESCRIPTORS.matcher(limits);
        return descriptors.find()
                ? (int) Math.min(MOST_CONNECTIONS, Long.parseLong(descriptors.group(1)) / 2)
                : MOST_CONNECTIONS;
    }

    private static String ownLimits() {
        try {
            return Files.readString(Path.of("/proc/self/limits"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // not on Linux
        }
    }
}
