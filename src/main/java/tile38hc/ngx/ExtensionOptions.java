package tile38hc.ngx;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tile38hc.health.BodyRule;
import tile38hc.health.CheckerSpec.ClientCertificate;
import tile38hc.health.CheckerSpec.Extras;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaValue;
import tile38hc.lua.NativeFunction;
import tile38hc.regex.RegexException;

/// The options of `spawn_checker` that are ours and that OpenResty ignores. Since nobody else looks at them, they are
/// held to what they say: one that makes no sense is refused, and its checker with it.
final class ExtensionOptions {
    private static final double LONGEST_MS = 1e12;
    private static final String CERTIFICATE = "ssl_client_cert";
    private static final String KEY = "ssl_client_priv_key";

    /// An option that makes no sense; the message is for Lua, and names the option.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private Refusal(String option, String problem) {
            super("bad \"" + option + "\" option: " + problem, null, false, false);
        }
    }

    private final Function<String, Object> options;
    private final NgxHost host;

    /// @param options their values by name, `null` for those that are not there
    /// @param host reads certificates
    ExtensionOptions(Function<String, Object> options, NgxHost host) {
        this.options = options;
        this.host = host;
    }

    Extras read() throws Refusal {
        boolean connectOnly = connectOnly();
        Optional<BodyRule> body = body();
        if (connectOnly && body.isPresent()) {
            throw new Refusal("match_body", "with \"connect_only\" there is no body");
        }
        return new Extras(connectOnly, body, fastInterval(), jitter(), tile38());
    }

    boolean connectOnly() throws Refusal {
        Object value = options.apply("connect_only");
        if (value != null && !(value instanceof Boolean)) {
            throw wrongType("connect_only", "true or false", value);
        }
        return LuaValue.isTrue(value);
    }

    /// For checks over TLS alone.
    Optional<ClientCertificate> clientCertificate(Object type) throws Refusal {
        Optional<String> certificate = path(CERTIFICATE);
        Optional<String> key = path(KEY);
        if (certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            String given = key.isEmpty() ? CERTIFICATE : KEY;
            throw new Refusal(given, "\"" + (key.isEmpty() ? KEY : CERTIFICATE) + "\" must stand beside it");
        }
        if (!"https".equals(type)) {
            throw new Refusal(CERTIFICATE, "without type = \"https\" nobody asks for it");
        }
        try {
            return Optional.of(host.clientCertificate(certificate.get(), key.get()));
        } catch (IOException e) {
            throw new Refusal(CERTIFICATE, e.getMessage());
        }
    }

    private Optional<String> path(String option) throws Refusal {
        Object value = options.apply(option);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String path) || path.isEmpty()) {
            throw wrongType(option, "the path of a PEM file", value);
        }
        return Optional.of(path);
    }

    /// What to call when a peer turns.
    Optional<LuaFunction> onChange() throws Refusal {
        Object value = options.apply("on_change");
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof LuaFunction function) || function instanceof NativeFunction) {
            throw wrongType("on_change", "a Lua function", value);
        }
        return Optional.of(function);
    }

    private Optional<BodyRule> body() throws Refusal {
        Object value = options.apply("match_body");
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String pattern)) {
            throw wrongType("match_body", "a regular expression in a string", value);
        }
        try {
            return Optional.of(BodyPattern.compile(pattern));
        } catch (RegexException e) {
            throw new Refusal("match_body", e.getMessage());
        }
    }

    private Optional<Duration> fastInterval() throws Refusal {
        Object value = options.apply("fast_interval");
        if (value == null) {
            return Optional.empty();
        }
        String wanted = "milliseconds above 0";
        if (!(value instanceof Double millis)) {
            throw wrongType("fast_interval", wanted, value);
        }
        if (!(millis > 0 && millis <= LONGEST_MS)) {
            throw wrongValue("fast_interval", wanted, millis);
        }
        return Optional.of(Duration.ofNanos((long) (millis * 1e6)));
    }

    /// Given in per cent.
    private double jitter() throws Refusal {
        Object value = options.apply("jitter");
        if (value == null) {
            return 0;
        }
        String wanted = "per cent of the interval from 0 to " + (int) (100 * Extras.WIDEST_JITTER);
        if (!(value instanceof Double percent)) {
            throw wrongType("jitter", wanted, value);
        }
        if (!(percent >= 0 && percent <= 100 * Extras.WIDEST_JITTER)) {
            throw wrongValue("jitter", wanted, percent);
        }
        return percent / 100;
    }

    private Map<String, Object> tile38() throws Refusal {
        Object value = options.apply("tile38");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof LuaTable table)) {
            throw wrongType("tile38", "a table", value);
        }
        return ExtensionTable.read(table);
    }

    private static Refusal wrongType(String option, String wanted, Object got) {
        return new Refusal(option, wanted + " expected, got " + LuaValue.typeName(got));
    }

    private static Refusal wrongValue(String option, String wanted, Double got) {
        return new Refusal(option, wanted + " expected, got " + LuaValue.toText(got));
    }
}
