package tile38hc.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tile38hc.health.Outcome;

/// What the first line of a reply must say.
///
/// @param validStatuses the codes that pass; without them any line does
record StatusRule(Optional<Set<Long>> validStatuses) {
    private static final Pattern STATUS_LINE =
            Pattern.compile("^HTTP/\\d+\\.\\d+\\s+(\\d+)", Pattern.CASE_INSENSITIVE); // the library's

    /// An outcome lasts until the peer's next, so it keeps no more of a line than a line of nginx's log has room for.
    private static final int KEPT = 2048;

    Outcome judge(Reply reply) {
        String line = reply.line();
        String kept = line.substring(0, Math.min(line.length(), KEPT));
        if (reply.lineTooLong()) {
            return new Outcome.BadStatusLine(kept);
        }
        if (validStatuses.isEmpty()) {
            return new Outcome.Passed(kept);
        }
        Matcher status = STATUS_LINE.matcher(line);
        if (!status.lookingAt()) {
            return new Outcome.BadStatusLine(kept);
        }
        double code = Double.parseDouble(status.group(1));
        return validStatuses.get().contains((long) code)
                ? new Outcome.Passed(kept)
                : new Outcome.BadStatusCode(asLuaPrints(code), kept);
    }

    /// A whole number in C's `%.14g`.
    private static String asLuaPrints(double code) {
        if (code < 1e14) {
            return Long.toString((long) code);
        }
        if (Double.isInfinite(code)) {
            return "inf";
        }
        BigDecimal digits = new BigDecimal(code).round(new MathContext(14, RoundingMode.HALF_EVEN));
        return "%.13e".formatted(digits).replaceFirst("\\.?0*e", "e");
    }
}
