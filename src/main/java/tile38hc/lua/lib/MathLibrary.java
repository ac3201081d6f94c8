package tile38hc.lua.lib;

import static tile38hc.lua.LuaFunction.NOTHING;
import static tile38hc.lua.LuaFunction.values;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import tile38hc.lua.Arguments;
import tile38hc.lua.LuaWorker;
import tile38hc.lua.NativeFunction;

/// The `math` library. `random` begins with the same seed in every process, as LuaJIT's does.
final class MathLibrary {
    private MathLibrary() {}

    static void open(LuaWorker worker) {
        Library library = Library.named("math")
                .define("pi", Math.PI)
                .define("huge", Double.POSITIVE_INFINITY)
                .define("abs", of(Math::abs))
                .define("ceil", of(Math::ceil))
                .define("floor", of(Math::floor))
                .define("sqrt", of(Math::sqrt))
                .define("exp", of(Math::exp))
                .define("log10", of(Math::log10))
                .define("deg", of(Math::toDegrees))
                .define("rad", of(Math::toRadians))
                .define("pow", of(Math::pow))
                .define("fmod", of((a, b) -> a % b))
                .define("log", MathLibrary::log)
                .define("max", arguments -> values(fold(arguments, (a, b) -> a > b ? a : b)))
                .define("min", arguments -> values(fold(arguments, (a, b) -> a < b ? a : b)))
                .define("modf", MathLibrary::modf)
                .define("frexp", MathLibrary::frexp)
                .define("ldexp", arguments -> values(Math.scalb(arguments.number(1), arguments.integer(2))));
        defineTrigonometry(library);
        RandomNumbers random = new RandomNumbers();
        library.define("random", arguments -> values(random(arguments, random))).define("randomseed", arguments -> {
            random.seed(arguments.number(1));
            return NOTHING;
        });
        library.addTo(worker);
    }

    private static void defineTrigonometry(Library library) {
        library.define("sin", of(Math::sin))
                .define("cos", of(Math::cos))
                .define("tan", of(Math::tan))
                .define("asin", of(Math::asin))
                .define("acos", of(Math::acos))
                .define("atan", of(Math::atan))
                .define("atan2", of(Math::atan2))
                .define("sinh", of(Math::sinh))
                .define("cosh", of(Math::cosh))
                .define("tanh", of(Math::tanh));
    }

    private static NativeFunction.Body of(DoubleUnaryOperator operator) {
        return arguments -> values(operator.applyAsDouble(arguments.number(1)));
    }

    private static NativeFunction.Body of(DoubleBinaryOperator operator) {
        return arguments -> values(operator.applyAsDouble(arguments.number(1), arguments.number(2)));
    }

    private static Object[] log(Arguments arguments) {
        double number = arguments.number(1);
        if (arguments.isNil(2)) {
            return values(Math.log(number));
        }
        double base = arguments.number(2);
        return values(base == 10 ? Math.log10(number) : Math.log(number) / Math.log(base));
    }

    private static double fold(Arguments arguments, DoubleBinaryOperator choice) {
        double chosen = arguments.number(1);
        for (int i = 2; i <= arguments.count(); i++) {
            chosen = choice.applyAsDouble(chosen, arguments.number(i));
        }
        return chosen;
    }

    private static Object[] modf(Arguments arguments) {
        double number = arguments.number(1);
        double whole = number < 0 ? Math.ceil(number) : Math.floor(number);
        return values(whole, Double.isInfinite(number) ? Math.copySign(0, number) : number - whole);
    }

    /// `m` and `e` with `number == m * 2^e` and `0.5 <= |m| < 1`.
    private static Object[] frexp(Arguments arguments) {
        double number = arguments.number(1);
        if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
            return values(number, 0.0);
        }
        int exponent = Math.getExponent(number) + 1;
        if (exponent <= Double.MIN_EXPONENT) { // subnormal: scaled up first
            exponent = Math.getExponent(number * 0x1p54) + 1 - 54;
        }
        return values(number / Math.pow(2, exponent), (double) exponent);
    }

    private static double random(Arguments arguments, RandomNumbers random) {
        if (arguments.count() == 0) {
            return random.next();
        }
        double low = arguments.count() == 1 ? 1 : Math.floor(arguments.number(1));
        double high = Math.floor(arguments.number(arguments.count() == 1 ? 1 : 2));
        return Math.floor(random.next() * (high - low + 1)) + low;
    }
}
