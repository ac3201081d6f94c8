package tile38hc.lua.lib;

import java.util.Locale;
import tile38hc.lua.Arguments;
import tile38hc.lua.FloatText;
import tile38hc.lua.LuaValue;

/// `string.format`.
final class StringFormat {
    private final Arguments arguments;
    private final String format;
    private final StringBuilder out = new StringBuilder();
    private int argument = 1;

    private StringFormat(Arguments arguments) {
        this.arguments = arguments;
        this.format = arguments.string(1);
    }

    static String format(Arguments arguments) {
        return new StringFormat(arguments).format();
    }

    /// One directive.
    ///
    /// @param precision -1 for none
    private record Directive(String flags, int width, int precision, char conversion) {

        boolean has(char flag) {
            return flags.indexOf(flag) >= 0;
        }

        String padded(String text) {
            if (text.length() >= width) {
                return text;
            }
            String blanks = " ".repeat(width - text.length());
            return has('-') ? text + blanks : blanks + text;
        }

        /// A number's sign, then its digits, zeros between them where the flag says so.
        String padded(String sign, String digits, boolean mayHaveZeros) {
            int missing = width - sign.length() - digits.length();
            boolean isFilled = mayHaveZeros && has('0') && !has('-') && missing > 0;
            return padded(sign + (isFilled ? "0".repeat(missing) : "") + digits);
        }

        String sign(boolean isNegative) {
            return isNegative ? "-" : has('+') ? "+" : has(' ') ? " " : "";
        }
    }

    private String format() {
        int at = 0;
        while (at < format.length()) {
            char c = format.charAt(at);
            at++;
            if (c != '%') {
                out.append(c);
            } else if (at < format.length() && format.charAt(at) == '%') {
                out.append('%');
                at++;
            } else {
                at = directive(at);
            }
        }
        return out.toString();
    }

    /// Reads the directive behind the percent sign and returns where it ends.
    private int directive(int start) {
        int at = start;
        while (at < format.length() && "-+ #0".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        String flags = format.substring(start, at);
        int widthEnd = numberEnd(at);
        int width = number(at, widthEnd);
        int precision = -1;
        at = widthEnd;
        if (at < format.length() && format.charAt(at) == '.') {
            int precisionEnd = numberEnd(at + 1);
            precision = number(at + 1, precisionEnd);
            at = precisionEnd;
        }
        if (at == format.length() || "diuoxXcqsaAeEfFgGp".indexOf(format.charAt(at)) < 0) {
            String shown = format.substring(start, Math.min(format.length(), at + 1));
            throw arguments.error("invalid option '%" + shown + "' to 'format'");
        }
        append(new Directive(flags, width, precision, format.charAt(at)));
        return at + 1;
    }

    /// Numbers in a directive have two digits at most; a third is no conversion.
    private int numberEnd(int start) {
        int end = start;
        while (end < start + 2 && isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int at) {
        return at < format.length() && format.charAt(at) >= '0' && format.charAt(at) <= '9';
    }

    private int number(int start, int end) {
        return start == end ? 0 : Integer.parseInt(format.substring(start, end));
    }

    private void append(Directive directive) {
        arguments.thread().checkLength(out.length());
        arguments.thread().spend(1);
        argument++;
        arguments.any(argument);
        out.append(
                switch (directive.conversion()) {
                    case 'd', 'i' -> signed(directive, whole(arguments.number(argument)));
                    case 'u' -> unsigned(directive, Long.toUnsignedString(bits()), "");
                    case 'o' -> unsigned(directive, Long.toOctalString(bits()), "0");
                    case 'x' -> unsigned(directive, Long.toHexString(bits()), "0x");
                    case 'X' -> unsigned(directive, Long.toHexString(bits()).toUpperCase(Locale.ROOT), "0X");
                    case 'c' -> directive.padded(String.valueOf((char) (arguments.integer(argument) & 0xff)));
                    case 'q' -> quoted(text());
                    case 's' -> directive.padded(cut(text(), directive.precision()));
                    case 'p' -> directive.padded(pointer(arguments.get(argument)));
                    default -> floating(directive, arguments.number(argument));
                });
    }

    /// Cut towards zero; what does not fit shows as x86 processors convert it.
    private static long whole(double number) {
        return number >= -0x1p63 && number < 0x1p63 ? (long) number : Long.MIN_VALUE;
    }

    private String text() {
        return arguments.thread().display(arguments.get(argument));
    }

    private static String cut(String text, int precision) {
        return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    }

    private static String pointer(Object value) {
        return value == null || value instanceof Double || value instanceof Boolean ? "NULL" : LuaValue.address(value);
    }

    /// A number as the 64 bits that unsigned conversions show.
    private long bits() {
        double number = arguments.number(argument);
        return number >= 0x1p63 ? (long) (number - 0x1p63) ^ Long.MIN_VALUE : whole(number);
    }

    private static String signed(Directive directive, long value) {
        String digits = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        return integer(directive, directive.sign(value < 0), digits);
    }

    private static String unsigned(Directive directive, String digits, String prefix) {
        return integer(directive, directive.has('#') && !digits.equals("0") ? prefix : "", digits);
    }

    private static String integer(Directive directive, String sign, String digits) {
        int missing = directive.precision() - digits.length();
        String whole = directive.precision() == 0 && digits.equals("0") ? "" : digits;
        return directive.padded(sign, missing > 0 ? "0".repeat(missing) + whole : whole, directive.precision() < 0);
    }

    private static String floating(Directive directive, double number) {
        char conversion = directive.conversion();
        boolean isUpper = conversion < 'a';
        String text;
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            text = directive.padded(directive.sign(number < 0), Double.isNaN(number) ? "nan" : "inf", false);
        } else {
            String shown = finite(directive, Math.abs(number));
            String sign = directive.sign(number < 0 || 1 / number < 0);
            boolean isHexadecimal = shown.startsWith("0x");
            text = isHexadecimal
                    ? directive.padded(sign + "0x", shown.substring(2), true)
                    : directive.padded(sign, shown, true);
        }
        return isUpper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String finite(Directive directive, double number) {
        int precision = directive.precision() < 0 ? 6 : directive.precision();
        return switch (directive.conversion()) {
            case 'f', 'F' -> withPoint(directive, FloatText.fixed(number, precision));
            case 'e', 'E' -> FloatText.exponent(number, precision);
            case 'g', 'G' -> FloatText.general(number, precision, directive.has('#'));
            default -> hexadecimal(number, directive.precision());
        };
    }

    private static String withPoint(Directive directive, String digits) {
        return directive.has('#') && digits.indexOf('.') < 0 ? digits + "." : digits;
    }

    /// As `%a` of C: `0x1.8p+1`.
    private static String hexadecimal(double number, int precision) {
        String text = Double.toHexString(number);
        int mark = text.indexOf('p');
        int exponent = Integer.parseInt(text.substring(mark + 1));
        String fraction = text.substring(text.indexOf('.') + 1, mark);
        String whole = text.substring(2, text.indexOf('.'));
        if (fraction.equals("0")) {
            fraction = "";
        }
        if (precision >= 0 && precision < fraction.length()) {
            long kept = Long.parseLong(whole + fraction.substring(0, precision), 16);
            long rounded = kept + (Character.digit(fraction.charAt(precision), 16) >= 8 ? 1 : 0);
            String digits = Long.toHexString(rounded);
            whole = digits.substring(0, digits.length() - precision);
            fraction = digits.substring(digits.length() - precision);
        } else if (precision > fraction.length()) {
            fraction += "0".repeat(precision - fraction.length());
        }
        return "0x" + whole + (fraction.isEmpty() ? "" : "." + fraction) + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /// A string as Lua would read it again.
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\' || c == '\n') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                boolean isBeforeDigit = i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
                quoted.append('\\').append(isBeforeDigit ? "%03d".formatted((int) c) : String.valueOf((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
