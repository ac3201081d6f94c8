package tile38hc.json;

/// Where a number ends and what it is worth: by the grammar of RFC 8259, or by C's `strtod`, which lua-cjson uses.
final class JsonNumber {
    private JsonNumber() {}

    /// The end of the longest number at `at`, or `at` where there is none.
    static int end(String text, int at, JsonRules.Numbers numbers) {
        return switch (numbers) {
            case STRICT -> strictEnd(text, at);
            case CJSON -> isInvalid(text, at) ? at : strtodEnd(text, at);
            case CJSON_ANY -> strtodEnd(text, at);
        };
    }

    /// Of a text that [#end] has measured.
    static double value(String number) {
        int sign = signEnd(number, 0);
        String digits = number.substring(sign);
        double value;
        if (startsWith(digits, 0, "nan")) {
            value = Double.NaN;
        } else if (startsWith(digits, 0, "inf")) {
            value = Double.POSITIVE_INFINITY;
        } else if (startsWith(digits, 0, "0x")) {
            boolean hasPower = digits.contains("p") || digits.contains("P");
            value = Double.parseDouble(hasPower ? digits : digits + "p0");
        } else {
            value = Double.parseDouble(digits);
        }
        return number.startsWith("-") ? -value : value;
    }

    /// Is a number begun here that `strtod` takes and JSON does not: a plus sign, a leading zero, hexadecimal, a word?
    static boolean isInvalid(String text, int at) {
        if (charAt(text, at) == '+') {
            return true;
        }
        int first = charAt(text, at) == '-' ? at + 1 : at;
        if (charAt(text, first) == '0') {
            return startsWith(text, first, "0x") || isDigit(text, first + 1, 10);
        }
        return startsWith(text, first, "inf") || startsWith(text, first, "nan");
    }

    private static int strictEnd(String text, int at) {
        int first = charAt(text, at) == '-' ? at + 1 : at;
        int end = charAt(text, first) == '0' ? first + 1 : digitsEnd(text, first, 10);
        if (end == first) {
            return at;
        }
        if (charAt(text, end) == '.') {
            int point = end + 1;
            end = digitsEnd(text, point, 10);
            if (end == point) {
                return at;
            }
        }
        if (isOneOf(text, end, "eE")) {
            int power = signEnd(text, end + 1);
            end = digitsEnd(text, power, 10);
            return end == power ? at : end;
        }
        return end;
    }

    private static int strtodEnd(String text, int at) {
        int first = signEnd(text, at);
        if (startsWith(text, first, "infinity")) {
            return first + 8;
        }
        if (startsWith(text, first, "inf")) {
            return first + 3;
        }
        if (startsWith(text, first, "nan")) {
            return payloadEnd(text, first + 3);
        }
        int hex = startsWith(text, first, "0x") ? mantissaEnd(text, first + 2, 16) : first + 2;
        if (hex > first + 2) {
            return exponentEnd(text, hex, "pP");
        }
        int decimal = mantissaEnd(text, first, 10);
        return decimal == first ? at : exponentEnd(text, decimal, "eE");
    }

    /// C lets a NaN carry letters and digits in parentheses.
    private static int payloadEnd(String text, int at) {
        if (charAt(text, at) != '(') {
            return at;
        }
        int end = at + 1;
        while (isDigit(text, end, 36) || charAt(text, end) == '_') {
            end++;
        }
        return charAt(text, end) == ')' ? end + 1 : at;
    }

    /// Digits with at most one point, before, between or behind them; at least one digit.
    private static int mantissaEnd(String text, int at, int radix) {
        int whole = digitsEnd(text, at, radix);
        if (charAt(text, whole) != '.') {
            return whole;
        }
        int fraction = digitsEnd(text, whole + 1, radix);
        return fraction - at > 1 ? fraction : at;
    }

    private static int exponentEnd(String text, int at, String letters) {
        if (!isOneOf(text, at, letters)) {
            return at;
        }
        int power = signEnd(text, at + 1);
        int end = digitsEnd(text, power, 10);
        return end == power ? at : end;
    }

    private static int signEnd(String text, int at) {
        return isOneOf(text, at, "+-") ? at + 1 : at;
    }

    private static int digitsEnd(String text, int at, int radix) {
        int end = at;
        while (isDigit(text, end, radix)) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(String text, int at, int radix) {
        char c = charAt(text, at);
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private static boolean isOneOf(String text, int at, String letters) {
        return at < text.length() && letters.indexOf(text.charAt(at)) >= 0;
    }

    private static boolean startsWith(String text, int at, String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
