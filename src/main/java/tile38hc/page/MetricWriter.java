package tile38hc.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tile38hc.health.Snapshot.PeerView;

/// Writes families of metrics one after the other. A family of which there is no sample does not show.
///
/// The page of a thousand peers takes megabytes, so it is sent piece by piece. Where that fails, any method
/// throws an [UncheckedIOException].
///
/// Labels are handed over as they will stand between the braces: made by [#label], joined by [#join].
final class MetricWriter {
    private static final int PIECE = 16 << 10;

    private final MetricFormat format;
    private final OutputStream out;
    private final StringBuilder piece = new StringBuilder();
    private MetricFamily family;
    private boolean headed;

    MetricWriter(MetricFormat format, OutputStream out) {
        this.format = format;
        this.out = out;
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

    void end() {
        if (format == MetricFormat.OPEN_METRICS) {
            piece.append("# EOF\n");
        }
        send();
    }

    private StringBuilder start(String name, String labels) {
        if (piece.length() > PIECE) {
            send();
        }
        if (!headed) {
            piece.append(family.heading(format));
            headed = true;
        }
        piece.append(name);
        if (!labels.isEmpty()) {
            piece.append('{').append(labels).append('}');
        }
        return piece.append(' ');
    }

    private void send() {
        try {
            out.write(piece.toString().getBytes(StandardCharsets.ISO_8859_1));
            piece.setLength(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /// As many digits as tell it from other numbers, without an exponent, which people find hard to read.
    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }
}
