package tile38hc.page;

/// What several samples have in common.
///
/// @param name without the suffixes that samples of some types have; ends in the unit where there is one
/// @param unit a base unit, as Prometheus wants them: `seconds`, `bytes`; empty without
/// @param help one plain sentence: neither backslash nor quotes nor line breaks
record MetricFamily(Type type, String name, String unit, String help) {

    enum Type {
        GAUGE,
        /// Samples end in `_total`.
        COUNTER,
        /// Samples end in `_bucket`, `_sum` and `_count`.
        HISTOGRAM,
        /// Always 1: the labels are what it tells. Samples end in `_info`.
        INFO
    }

    MetricFamily {
        if (!unit.isEmpty() && !name.endsWith("_" + unit)) {
            throw new IllegalArgumentException(name + " does not end in its unit, " + unit);
        }
    }

    /// The name of a sample that stands for the whole.
    String sample() {
        return switch (type) {
            case GAUGE, HISTOGRAM -> name;
            case COUNTER -> name + "_total";
            case INFO -> name + "_info";
        };
    }

    /// What stands above the samples. Prometheus' own format has no type for information, knows no units, and names
    /// a family as its samples.
    String heading(MetricFormat format) {
        return switch (format) {
            case TEXT ->
                "# HELP " + sample() + " " + help + "\n# TYPE " + sample() + " "
                        + (type == Type.INFO ? "gauge" : Words.of(type)) + "\n";
            case OPEN_METRICS ->
                "# HELP " + name + " " + help + "\n# TYPE " + name + " " + Words.of(type) + "\n"
                        + (unit.isEmpty() ? "" : "# UNIT " + name + " " + unit + "\n");
        };
    }
}
