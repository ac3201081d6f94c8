package tile38hc.lua;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Finite numbers as LuaJIT's formatter writes them: the exact value, halves rounded away from zero. (Java's
/// formatter rounds the shortest decimal instead, and so differs in the last digit.)
public final class FloatText {
    private FloatText() {}

    /// `%.{precision}f`
    public static String fixed(double number, int precision) {
        return sign(number)
                + new BigDecimal(Math.abs(number))
                        .setScale(precision, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /// `%.{precision}e`
    public static String exponent(double number, int precision) {
        BigDecimal rounded = rounded(number, precision + 1);
        String digits = rounded.unscaledValue().toString();
        digits += "0".repeat(Math.max(0, precision + 1 - digits.length()));
        return sign(number)
                + digits.charAt(0)
                + (precision > 0 ? "." + digits.substring(1, precision + 1) : "")
                + "e"
                + exponentText(exponentOf(rounded));
    }

    /// `%.{precision}g`; `keepZeros` is its `#` flag.
    public static String general(double number, int precision, boolean keepZeros) {
        int digits = Math.max(1, precision);
        int exponent = exponentOf(rounded(number, digits));
        if (exponent >= -4 && exponent < digits) {
            String fixed = fixed(number, digits - 1 - exponent);
            return keepZeros ? fixed : withoutZeros(fixed);
        }
        String text = exponent(number, digits - 1);
        int mark = text.indexOf('e');
        return keepZeros ? text : withoutZeros(text.substring(0, mark)) + text.substring(mark);
    }

    private static String withoutZeros(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /// The magnitude with so many significant digits.
    private static BigDecimal rounded(double number, int digits) {
        return new BigDecimal(Math.abs(number)).round(new MathContext(digits, RoundingMode.HALF_UP));
    }

    private static int exponentOf(BigDecimal number) {
        return number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    }

    private static String exponentText(int exponent) {
        return (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String sign(double number) {
        return number < 0 || 1 / number < 0 ? "-" : "";
    }
}
