package tile38hc.ngx;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Fleet;
import tile38hc.health.Upstream;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;

/// The table that `spawn_checker` is given, read as the library reads it: in its order, with its defaults and its
/// refusals. Options that it does not know are ignored.
///
/// Some values are wrong in a way that the library notices only while it checks: it then logs a Lua error every
/// time and finds nothing out. Such a checker is accepted too, with a [Accepted#complaint]; if nothing can be
/// checked at all, there is no spec to run.
final class SpawnOptions {
    private static final long DEFAULT_TIMEOUT_MS = 1000;
    private static final double DEFAULT_INTERVAL_MS = 1000;
    private static final long SOCKET_DEFAULT_MS = 60_000; // what a timeout of 0 stands for
    private static final double LONGEST_MS = 1e12;
    private static final String FILE = "healthcheck.lua:";

    /// What came of it.
    sealed interface Outcome {}

    /// @param dict named by the option `shm`
    /// @param spec empty for a checker that never comes to check
    /// @param complaint what the library would log again and again
    /// @param onChange what to call when a peer turns
    record Accepted(
            String upstream,
            String dict,
            Optional<CheckerSpec> spec,
            Optional<String> complaint,
            Optional<LuaFunction> onChange)
            implements Outcome {}

    /// `nil, reason` for Lua.
    record Refused(String reason) implements Outcome {}

    private final Arguments arguments;
    private final NgxHost host;
    private final LuaThread thread;
    private final Object options;
    private String complaint; // null for none

    private SpawnOptions(Arguments arguments, NgxHost host) {
        this.arguments = arguments;
        this.host = host;
        this.thread = arguments.thread();
        this.options = arguments.get(1);
    }

    static Outcome read(Arguments arguments, NgxProcess process) {
        try {
            Set<String> dicts = process.settings().sharedDicts().keySet();
            return new SpawnOptions(arguments, process.host()).read(dicts, process.fleet());
        } catch (ExtensionOptions.Refusal e) {
            return new Refused(e.getMessage());
        }
    }

    private Outcome read(Set<String> dicts, Fleet fleet) throws ExtensionOptions.Refusal {
        Object type = option("type");
        if (!LuaValue.isTrue(type)) {
            return new Refused("\"type\" option required");
        }
        if (!type.equals("http") && !type.equals("https")) {
            return new Refused("only \"http\" and \"https\" type are supported right now");
        }
        Object verify = option("ssl_verify");
        ExtensionOptions extensions = new ExtensionOptions(this::option, host);
        Object request = option("http_req");
        if (!LuaValue.isTrue(request) && extensions.connectOnly()) {
            request = "";
        }
        if (!LuaValue.isTrue(request)) {
            return new Refused("\"http_req\" option required");
        }
        long timeout = timeout();
        Duration interval = interval();
        Optional<Set<Long>> statuses = statuses();
        Object concurrency = option("concurrency");
        Object fall = option("fall");
        Object rise = option("rise");
        Object shm = option("shm");
        if (!LuaValue.isTrue(shm)) {
            return new Refused("\"shm\" option required");
        }
        if (!(shm instanceof String dict) || !dicts.contains(dict)) {
            return new Refused("shm \"" + thread.display(shm) + "\" not found");
        }
        Object name = option("upstream");
        if (!LuaValue.isTrue(name)) {
            return new Refused("no upstream specified");
        }
        String wanted = LuaValue.toText(name);
        if (wanted == null) {
            throw failure(
                    616,
                    "bad argument #1 to 'get_primary_peers' (string expected, got " + LuaValue.typeName(name) + ")");
        }
        Optional<Upstream> found = UpstreamApi.find(fleet, wanted);
        if (found.isEmpty()) {
            return new Refused("failed to get primary peers: upstream not found");
        }
        String upstream = found.get().name();
        Optional<CheckerSpec.ClientCertificate> shown = extensions.clientCertificate(type);
        Optional<CheckerSpec.Tls> tls = type.equals("https")
                ? Optional.of(new CheckerSpec.Tls(host(), verify == null || LuaValue.isTrue(verify), shown))
                : Optional.empty();
        // in the order in which a cycle comes upon them
        double atOnce = comparable(concurrency, 1, 304);
        if (timeout < 0 || timeout > Integer.MAX_VALUE) {
            complain(224, "bad timeout value");
        }
        String text = text(request);
        if (complaint != null) {
            return new Accepted(upstream, dict, Optional.empty(), Optional.of(complaint), Optional.empty());
        }
        CheckerSpec spec = new CheckerSpec(
                upstream,
                dict,
                tls,
                text,
                interval,
                Duration.ofMillis(timeout == 0 ? SOCKET_DEFAULT_MS : timeout),
                threshold(fall, 5, 145),
                threshold(rise, 2, 197),
                statuses,
                (int) Math.clamp(atOnce, 1, Integer.MAX_VALUE),
                port(),
                extensions.read());
        return new Accepted(upstream, dict, Optional.of(spec), Optional.ofNullable(complaint), extensions.onChange());
    }

    /// Notes what the library would stumble over, at a line of its text. The first counts.
    private void complain(int line, String error) {
        if (complaint == null) {
            complaint = FILE + line + ": " + error;
        }
    }

    /// What the library fails with at a line of its text.
    private LuaError failure(int line, String error) {
        return thread.error(FILE + line + ": " + error, 0);
    }

    private Object option(String name) {
        if (!(options instanceof LuaTable) && !(options instanceof String)) {
            throw failure(539, "attempt to index local 'opts' (a " + LuaValue.typeName(options) + " value)");
        }
        return thread.index(options, name);
    }

    /// In milliseconds, as the socket takes it: 0 for what is no number.
    private long timeout() {
        Object value = option("timeout");
        if (!LuaValue.isTrue(value)) {
            return DEFAULT_TIMEOUT_MS;
        }
        Double number = LuaValue.toNumber(value);
        return number == null ? 0 : number.longValue();
    }

    private Duration interval() {
        Object value = option("interval");
        Double millis = LuaValue.isTrue(value) ? LuaValue.toNumber(value) : Double.valueOf(DEFAULT_INTERVAL_MS);
        if (millis == null) {
            throw failure(
                    568,
                    "attempt to perform arithmetic on local 'interval' (a " + LuaValue.typeName(value) + " value)");
        }
        return Duration.ofNanos((long) (Math.clamp(millis, 0, LONGEST_MS) * 1e6));
    }

    private Optional<Set<Long>> statuses() {
        Object value = option("valid_statuses");
        if (!LuaValue.isTrue(value)) {
            return Optional.empty();
        }
        if (value instanceof String) {
            throw failure(578, "bad argument #1 to 'ipairs' (table expected, got string)");
        }
        if (!(value instanceof LuaTable list)) {
            throw failure(
                    577, "attempt to get length of local 'valid_statuses' (a " + LuaValue.typeName(value) + " value)");
        }
        Set<Long> statuses = new HashSet<>();
        for (int i = 1; list.get(i) != null; i++) {
            // a status written as a string equals no number: it never matches
            if (list.get(i) instanceof Double code && code == Math.rint(code)) {
                statuses.add((long) (double) code);
            }
        }
        return Optional.of(statuses);
    }

    /// An option that the library compares with a number, where Lua converts nothing.
    private double comparable(Object value, double absent, int line) {
        if (!LuaValue.isTrue(value)) {
            return absent;
        }
        if (value instanceof Double number) {
            return number;
        }
        complain(line, "attempt to compare " + LuaValue.typeName(value) + " with number");
        return Double.POSITIVE_INFINITY; // a comparison that fails turns no peer
    }

    private long threshold(Object value, double absent, int line) {
        return (long) Math.ceil(comparable(value, absent, line));
    }

    private Optional<String> host() {
        return Optional.ofNullable(LuaValue.toText(option("host")));
    }

    /// Cut off to 32 bits, as the socket takes it.
    private OptionalInt port() {
        Object value = option("port");
        if (!LuaValue.isTrue(value)) {
            return OptionalInt.empty();
        }
        Double port = LuaValue.toNumber(value);
        return OptionalInt.of(port == null ? CheckerSpec.NO_PORT : (int) (long) (double) port);
    }

    /// What a socket would send: text, or a list of texts.
    private String text(Object request) {
        if (request instanceof LuaTable list) {
            return joined(list);
        }
        if (request instanceof Boolean || LuaValue.toText(request) != null) {
            return LuaValue.display(request);
        }
        return unsendable("string, number, boolean, nil, or array table expected, got " + LuaValue.typeName(request));
    }

    /// Lists may hold lists, but no other values that a socket sends alone.
    private String joined(LuaTable list) {
        int length = 0;
        for (Object[] entry = list.next(null); entry != null; entry = list.next(entry[0])) {
            if (!(entry[0] instanceof Double index) || index < 1 || index != Math.rint(index)) {
                return unsendable("non-array table found");
            }
            length = Math.max(length, index.intValue());
        }
        StringBuilder joined = new StringBuilder();
        for (int i = 1; i <= length && complaint == null; i++) {
            joined.append(
                    switch (list.get(i)) {
                        case LuaTable inner -> joined(inner);
                        case String text -> text;
                        case Double number -> LuaValue.display(number);
                        case null -> unsendable("bad data type nil found");
                        case Object other -> unsendable("bad data type " + LuaValue.typeName(other) + " found");
                    });
        }
        return joined.toString();
    }

    private String unsendable(String reason) {
        complain(248, "bad argument #1 to 'send' (" + reason + ")");
        return "";
    }
}
