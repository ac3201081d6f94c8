package tile38hc.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tile38hc.nginx.Directive;
import tile38hc.nginx.TimeSpan;
import tile38hc.source.SourceException;
import tile38hc.web.AddedHeader;
import tile38hc.web.Request;

/// `expires`, which stands for two headers: how long an answer may be kept.
sealed interface Expires {
    DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    long DAY = 24 * 60 * 60;

    /// `off`
    record Off() implements Expires {}

    /// `epoch` and `max`: a moment, and what goes with it.
    record At(String date, String cacheControl) implements Expires {}

    /// From now on, or with `modified` from the time of a file, which none of our answers comes from.
    record In(long seconds, boolean modified) implements Expires {}

    /// `@15h30m`: until the clock shows it next, in seconds of the day.
    record Daily(long seconds) implements Expires {}

    static Expires read(Directive directive) {
        boolean modified =
                directive.arg(0).equals("modified") && directive.args().size() == 2;
        String text = directive.args().getLast();
        if (directive.args().size() == 2 && !modified) {
            throw invalid(directive);
        }
        if (text.contains("$")) {
            return new Off(); // may be anything, of which we know none to be asked for
        }
        return switch (modified ? "" : text) {
            case "off" -> new Off();
            case "epoch" -> new At("Thu, 01 Jan 1970 00:00:01 GMT", "no-cache");
            case "max" -> new At("Thu, 31 Dec 2037 23:55:55 GMT", "max-age=315360000");
            default -> text.startsWith("@") ? daily(text, modified, directive) : in(text, modified, directive);
        };
    }

    private static Expires in(String text, boolean modified, Directive directive) {
        boolean past = text.startsWith("-");
        boolean signed = past || text.startsWith("+");
        long seconds = seconds(signed ? text.substring(1) : text, directive);
        return new In(past ? -seconds : seconds, modified);
    }

    private static Expires daily(String text, boolean modified, Directive directive) {
        Values.require(
                !modified, "\"expires\" directive daily time cannot be used with \"modified\" parameter", directive);
        long seconds = seconds(text.substring(1), directive);
        Values.require(seconds <= DAY, "\"expires\" directive daily time value must be less than 24 hours", directive);
        return new Daily(seconds);
    }

    private static long seconds(String text, Directive directive) {
        return TimeSpan.parseSeconds(text).orElseThrow(() -> invalid(directive));
    }

    private static SourceException invalid(Directive directive) {
        return new SourceException("\"expires\" directive invalid value", directive.position());
    }

    /// @param now asked for each answer
    default List<AddedHeader> headers(Supplier<Instant> now) {
        return switch (this) {
            case Off() -> List.of();
            case At(String date, String cacheControl) ->
                List.of(header("Expires", _ -> date), header("Cache-Control", _ -> cacheControl));
            case In(long _, boolean modified) when modified -> List.of();
            case In(long seconds, boolean _) -> headers(now, () -> seconds);
            case Daily(long seconds) -> headers(now, () -> untilNext(seconds, now.get()));
        };
    }

    private static List<AddedHeader> headers(Supplier<Instant> now, LongSupplier seconds) {
        return List.of(
                header("Expires", _ -> HTTP_DATE.format(now.get().plusSeconds(seconds.getAsLong()))),
                header("Cache-Control", _ -> seconds.getAsLong() < 0 ? "no-cache" : "max-age=" + seconds.getAsLong()));
    }

    private static long untilNext(long secondOfDay, Instant now) {
        ZonedDateTime today = now.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.DAYS);
        Instant next = today.plusSeconds(secondOfDay).toInstant();
        return Duration.between(now, next.isAfter(now) ? next : next.plusSeconds(DAY))
                .toSeconds();
    }

    private static AddedHeader header(String name, Function<Request, String> value) {
        return new AddedHeader(name, value, false, true);
    }
}
