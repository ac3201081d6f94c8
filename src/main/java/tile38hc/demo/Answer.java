package tile38hc.demo;

import java.util.Locale;

/// A reply and how long it took.
record Answer(Reply reply, long nanos) {

    String json() {
        return reply.json(elapsed());
    }

    /// As Go writes a duration, in bytes: the micro sign is two.
    private String elapsed() {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return thousandths(nanos) + "\u00c2\u00b5s";
        }
        return nanos < 1_000_000_000 ? thousandths(nanos / 1_000) + "ms" : thousandths(nanos / 1_000_000) + "s";
    }

    private static String thousandths(long value) {
        String number = String.format(Locale.ROOT, "%d.%03d", value / 1_000, value % 1_000);
        return number.replaceFirst("\\.?0+$", "");
    }
}
