package tile38hc.lua;

import java.util.Locale;

/// Numbers as text, both ways, as LuaJIT does it.
public final class LuaNumber {
    private static final int DIGITS = 14;
    private static final double WHOLE = 1e14; // below it a whole number has at most the 14 digits that are shown

    private LuaNumber() {}

    /// As C's `%.14g` shows it: `1`, `0.1`, `1e+100`, `-0`, `inf`, `nan`.
    public static String format(double number) {
        if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
            long whole = (long) number;
            return whole == 0 && 1 / number < 0 ? "-0" : Long.toString(whole);
        }
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        return FloatText.general(number, DIGITS, false);
    }

    /// The number that `text` spells, with white space around it or not; `null` if it spells none. Takes decimals,
    /// hexadecimals with fraction and binary exponent, `0b` binaries, `inf` and `nan`.
    public static Double parse(String text) {
        String bare = strip(text);
        if (bare.isEmpty()) {
            return null;
        }
        char first = bare.charAt(0);
        boolean negative = first == '-';
        String digits = negative || first == '+' ? bare.substring(1) : bare;
        Double magnitude = magnitude(digits);
        return magnitude == null ? null : negative ? Double.valueOf(-magnitude) : magnitude;
    }

    private static Double magnitude(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) {
            return hexadecimal(lower.substring(2));
        }
        if (lower.startsWith("0b")) {
            return binary(lower.substring(2));
        }
        return switch (lower) {
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> decimal(lower);
        };
    }

    /// Double.parseDouble takes more than C's strtod (a trailing `f` or `d`, say), so the form is checked first.
    private static Double decimal(String digits) {
        int at = skipDigits(digits, 0);
        int count = at;
        if (at < digits.length() && digits.charAt(at) == '.') {
            int end = skipDigits(digits, at + 1);
            count += end - at - 1;
            at = end;
        }
        if (count == 0) {
            return null;
        }
        if (at < digits.length() && digits.charAt(at) == 'e') {
            int from = at + 1;
            if (from < digits.length() && (digits.charAt(from) == '+' || digits.charAt(from) == '-')) {
                from++;
            }
            at = skipDigits(digits, from);
            if (at == from) {
                return null;
            }
        }
        return at == digits.length() ? Double.valueOf(digits) : null;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static Double hexadecimal(String digits) {
        int exponentAt = digits.indexOf('p');
        String mantissa = exponentAt < 0 ? digits : digits.substring(0, exponentAt);
        String exponent = exponentAt < 0 ? "0" : digits.substring(exponentAt + 1);
        if (!mantissa.matches("[0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+") || !exponent.matches("[+-]?[0-9]+")) {
            return null;
        }
        return Double.valueOf("0x" + mantissa + "p" + exponent);
    }

    private static Double binary(String digits) {
        double value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit != 0 && digit != 1) {
                return null;
            }
            value = value * 2 + digit;
        }
        return digits.isEmpty() ? null : Double.valueOf(value);
    }

    /// A whole number in a base from 2 to 36; `null` if `text` spells none.
    public static Double parse(String text, int base) {
        String bare = strip(text);
        boolean negative = bare.startsWith("-");
        String digits = negative || bare.startsWith("+") ? bare.substring(1) : bare;
        if (base == 16 && (digits.startsWith("0x") || digits.startsWith("0X"))) {
            digits = digits.substring(2);
        }
        double value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), base);
            if (digit < 0) {
                return null;
            }
            value = value * base + digit;
        }
        return digits.isEmpty() ? null : Double.valueOf(negative ? -value : value);
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// White space as C's `isspace` has it in the C locale.
    public static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
