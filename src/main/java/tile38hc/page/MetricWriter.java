package tile38hc.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tile38hc.health.Snapshot.PeerView;

/// Writes families of metrics one after the other. A family of which there is no sample does not show.
///
/// Labels are given as they stand between the braces, made by [#label] and joined with [#join].
final class MetricWriter {
    private final MetricFormat format;
    private final StringBuilder page = new StringBuilder();
    private MetricFamily family;
    private boolean headed;

    MetricWriter(MetricFormat format) {
        this.format = format;
    }

    /// The samples that follow are of this family.
    void begin(MetricFamily next) {
        family = next;
        headed = false;
    }

    void sample(String labels, long value) {
        start(family.sample(), labels).append(value).append('\n');
    }

    void sample(String labels, double value) {
        start(family.sample(), labels).append(number(value)).append('\n');
    }

    /// A family with a sample of each peer of which the figure is known.
    void each(MetricFamily figures, List<LabelledPeer> peers, Function<PeerView, Optional<Double>> figure) {
        begin(figures);
        for (LabelledPeer peer : peers) {
            figure.apply(peer.view()).ifPresent(known -> sample(peer.labels(), known));
        }
    }

    /// A sample of a histogram: `_bucket`, `_count`.
    void part(String suffix, String labels, long value) {
        start(family.name() + suffix, labels).append(value).append('\n');
    }

    /// A sample of a histogram: `_sum`.
    void part(String suffix, String labels, double value) {
        start(family.name() + suffix, labels).append(number(value)).append('\n');
    }

    String done() {
        return format == MetricFormat.OPEN_METRICS ? page.append("# EOF\n").toString() : page.toString();
    }

    private StringBuilder start(String name, String labels) {
        if (!headed) {
            page.append(family.heading(format));
            headed = true;
        }
        page.append(name);
        if (!labels.isEmpty()) {
            page.append('{').append(labels).append('}');
        }
        return page.append(' ');
    }

    /// A label's value is UTF-8 in which backslash, quote and line feed are escaped; nothing else has to be.
    static String label(String name, String value) {
        StringBuilder label = new StringBuilder(name).append("=\"");
        String text = Utf8.valid(value);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> label.append("\\\\");
                case '"' -> label.append("\\\"");
                case '\n' -> label.append("\\n");
                default -> label.append(c);
            }
        }
        return label.append('"').toString();
    }

    static String join(String... labels) {
        return String.join(",", labels);
    }

    /// How a constant of ours is called in a label.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// All digits that tell it from other numbers, without an exponent, which people find hard to read.
    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
