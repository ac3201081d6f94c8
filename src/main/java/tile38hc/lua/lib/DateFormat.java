package tile38hc.lua.lib;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

/// Times as C's `strftime` writes them in the C locale.
final class DateFormat {
    private DateFormat() {}

    static String format(String pattern, ZonedDateTime time) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%' || i + 1 == pattern.length()) {
                out.append(c);
                continue;
            }
            i++;
            if ((pattern.charAt(i) == 'E' || pattern.charAt(i) == 'O') && i + 1 < pattern.length()) {
                i++; // forms of other locales
            }
            out.append(conversion(pattern.charAt(i), time));
        }
        return out.toString();
    }

    private static String conversion(char letter, ZonedDateTime time) {
        return switch (letter) {
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'C' -> digits(2, Math.floorDiv(time.getYear(), 100));
            case 'd' -> digits(2, time.getDayOfMonth());
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'e' -> "%2d".formatted(time.getDayOfMonth());
            case 'F' -> format("%Y-%m-%d", time);
            case 'g' -> digits(2, time.get(IsoFields.WEEK_BASED_YEAR) % 100);
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'H' -> digits(2, time.getHour());
            case 'I' -> digits(2, (time.getHour() + 11) % 12 + 1);
            case 'k' -> "%2d".formatted(time.getHour());
            case 'l' -> "%2d".formatted((time.getHour() + 11) % 12 + 1);
            case 'j' -> digits(3, time.getDayOfYear());
            case 'm' -> digits(2, time.getMonthValue());
            case 'M' -> digits(2, time.getMinute());
            case 'n' -> "\n";
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'P' -> time.getHour() < 12 ? "am" : "pm";
            case 'r' -> format("%I:%M:%S %p", time);
            case 'R' -> format("%H:%M", time);
            case 's' -> String.valueOf(time.toEpochSecond());
            case 'S' -> digits(2, time.getSecond());
            case 't' -> "\t";
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'U' -> digits(2, (time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
            case 'V' -> digits(2, time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'W' -> digits(2, (time.getDayOfYear() + 7 - time.getDayOfWeek().getValue()) / 7);
            case 'y' -> digits(2, Math.floorMod(time.getYear(), 100));
            case 'Y' -> String.valueOf(time.getYear());
            case 'z' -> offset(time.getOffset().getTotalSeconds() / 60);
            case 'Z' -> zoneName(time);
            case '%' -> "%";
            default -> "%" + letter;
        };
    }

    private static String digits(int count, int number) {
        return ("%0" + count + "d").formatted(number);
    }

    private static String offset(int minutes) {
        int size = Math.abs(minutes);
        return (minutes < 0 ? "-" : "+") + digits(2, size / 60) + digits(2, size % 60);
    }

    private static String zoneName(ZonedDateTime time) {
        String name = DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(time);
        return name.equals("Z") ? "GMT" : name;
    }
}
