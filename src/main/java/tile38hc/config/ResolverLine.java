package tile38hc.config;

import java.util.OptionalLong;
import java.util.Set;
import tile38hc.nginx.Directive;
import tile38hc.nginx.TimeSpan;
import tile38hc.source.SourceException;

/// A `resolver` line: addresses, which we do not ask, and how long an answer holds.
///
/// @param validSeconds empty where the line does not say
record ResolverLine(OptionalLong validSeconds) {
    private static final int DNS = 53;

    static ResolverLine read(Directive directive) {
        OptionalLong valid = OptionalLong.empty();
        boolean addressed = false;
        for (String parameter : directive.args()) {
            int equals = parameter.indexOf('=');
            String value = parameter.substring(equals + 1);
            switch (equals < 0 ? "" : parameter.substring(0, equals)) {
                case "valid" -> {
                    valid = TimeSpan.parseSeconds(value);
                    require(valid.isPresent(), parameter, directive);
                }
                case "ipv4", "ipv6" -> require(Set.of("on", "off").contains(value), parameter, directive);
                case "local" -> { // OpenResty's own: those of this machine
                    require(Set.of("on", "off").contains(value), parameter, directive);
                    addressed = true;
                }
                case "status_zone" -> require(!value.isEmpty(), parameter, directive);
                default -> {
                    address(parameter, directive);
                    addressed = true;
                }
            }
        }
        if (!addressed) {
            throw new SourceException("no name servers defined", directive.position());
        }
        return new ResolverLine(valid);
    }

    private static void address(String text, Directive directive) {
        try {
            if (Endpoint.parse(text, DNS).isNowhere()) {
                throw new SourceException("host not found in resolver \"" + text + "\"", directive.position());
            }
        } catch (Endpoint.InvalidException e) {
            throw new SourceException(e.getMessage() + " in resolver \"" + text + "\"", directive.position());
        }
    }

    private static void require(boolean right, String parameter, Directive directive) {
        if (!right) {
            throw new SourceException("invalid parameter: " + parameter, directive.position());
        }
    }
}
