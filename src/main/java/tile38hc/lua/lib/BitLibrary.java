package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.values;

import java.util.Locale;
import java.util.function.IntBinaryOperator;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaWorker;
import tile38hc.lua.NativeFunction;

/// LuaJIT's `bit` library: operations on the low 32 bits of numbers, results signed.
final class BitLibrary {
    private static final int MAX_HEX = 254; // digits

    private BitLibrary() {}

    static void open(LuaWorker worker) {
        Library.named("bit")
                .define("tobit", arguments -> values((double) bits(arguments, 1)))
                .define("bnot", arguments -> values((double) ~bits(arguments, 1)))
                .define("bswap", arguments -> values((double) Integer.reverseBytes(bits(arguments, 1))))
                .define("band", folding((a, b) -> a & b))
                .define("bor", folding((a, b) -> a | b))
                .define("bxor", folding((a, b) -> a ^ b))
                .define("lshift", shifting((a, n) -> a << n))
                .define("rshift", shifting((a, n) -> a >>> n))
                .define("arshift", shifting((a, n) -> a >> n))
                .define("rol", shifting(Integer::rotateLeft))
                .define("ror", shifting(Integer::rotateRight))
                .define("tohex", BitLibrary::tohex)
                .addTo(worker);
    }

    /// Rounded to the nearest whole number, then modulo 2^32: with 1.5 * 2^52 added, a double has just that in
    /// its low bits.
    private static int bits(Arguments arguments, int index) {
        return (int) Double.doubleToRawLongBits(arguments.number(index) + 0x1.8p52);
    }

    private static NativeFunction.Body folding(IntBinaryOperator operator) {
        return arguments -> {
            int result = bits(arguments, 1);
            for (int i = 2; i <= arguments.count(); i++) {
                result = operator.applyAsInt(result, bits(arguments, i));
            }
            return values((double) result);
        };
    }

    private static NativeFunction.Body shifting(IntBinaryOperator operator) {
        return arguments -> values((double) operator.applyAsInt(bits(arguments, 1), bits(arguments, 2) & 31));
    }

    private static Object[] tohex(Arguments arguments) {
        int digits = arguments.isNil(2) ? 8 : bits(arguments, 2);
        int width = digits == Integer.MIN_VALUE ? MAX_HEX : Math.min(MAX_HEX, Math.abs(digits));
        String all = "0".repeat(width) + "%08x".formatted(bits(arguments, 1));
        String shown = all.substring(all.length() - width);
        return values(digits < 0 ? shown.toUpperCase(Locale.ROOT) : shown);
    }
}
