package tile38hc.ngx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as HTTP writes them, to seconds since 1970 and back, as nginx reads and writes them.
final class HttpTime {
    private static final DateTimeFormatter HEADER = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter COOKIE = format("EEE, dd-MMM-yy HH:mm:ss 'GMT'");
    private static final DateTimeFormatter LATE_COOKIE = format("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'");
    private static final int FIRST_LATE_YEAR = 2038; // from here on nginx writes all four digits
    private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /// The three forms of RFC 9110. What follows the last number does not matter to nginx.
    private static final List<Pattern> FORMS = List.of(
            form("[^, ]*, *(?<day>\\d\\d) (?<month>...) (?<year>\\d{4}) (?<clock>.{8}).*"),
            form("[^, ]*, *(?<day>\\d\\d)-(?<month>...)-(?<year>\\d\\d) (?<clock>.{8}).*"),
            form("[^, ]* +(?<month>...). ?(?<day>\\d\\d?) (?<clock>.{8}) (?<year>\\d{4}).*"));

    private static final Pattern CLOCK = form("([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)");

    private HttpTime() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    private static Pattern form(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL);
    }

    static String header(double seconds) {
        return HEADER.format(time(seconds));
    }

    static String cookie(double seconds) {
        ZonedDateTime time = time(seconds);
        return (time.getYear() < FIRST_LATE_YEAR ? COOKIE : LATE_COOKIE).format(time);
    }

    private static ZonedDateTime time(double seconds) {
        return Instant.ofEpochSecond(Math.clamp((long) seconds, 0, LAST_SECOND)).atZone(ZoneOffset.UTC);
    }

    /// Empty if `text` is no time.
    static OptionalLong parse(String text) {
        for (Pattern pattern : FORMS) {
            Matcher form = pattern.matcher(text);
            if (form.matches()) {
                return seconds(form);
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong seconds(Matcher form) {
        Matcher clock = CLOCK.matcher(form.group("clock"));
        int month = 1 + MONTHS.indexOf(form.group("month"));
        int day = Integer.parseInt(form.group("day"));
        int year = fullYear(form.group("year"));
        if (!clock.matches() || month == 0 || day > YearMonth.of(year, month).lengthOfMonth()) {
            return OptionalLong.empty();
        }
        long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1; // nginx takes a day 0
        long hours = days * 24 + Integer.parseInt(clock.group(1));
        long minutes = hours * 60 + Integer.parseInt(clock.group(2));
        return OptionalLong.of(minutes * 60 + Integer.parseInt(clock.group(3)));
    }

    private static int fullYear(String digits) {
        int year = Integer.parseInt(digits);
        return digits.length() == 4 ? year : year < 70 ? 2000 + year : 1900 + year;
    }
}
