package tile38hc.tile38;

import java.util.function.LongBinaryOperator;

/// What a server counted over some time: of each the fewest and the most there were.
record Span(Figures.Counters fewest, Figures.Counters most) {

    static Span of(Figures.Counters counters) {
        return new Span(counters, counters);
    }

    Span and(Span other) {
        return new Span(merged(fewest, other.fewest, Math::min), merged(most, other.most, Math::max));
    }

    private static Figures.Counters merged(Figures.Counters one, Figures.Counters other, LongBinaryOperator by) {
        return new Figures.Counters(
                by.applyAsLong(one.objects(), other.objects()),
                by.applyAsLong(one.strings(), other.strings()),
                by.applyAsLong(one.collections(), other.collections()),
                by.applyAsLong(one.hooks(), other.hooks()));
    }
}
