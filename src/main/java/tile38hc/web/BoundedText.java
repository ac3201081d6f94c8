package tile38hc.web;

/// Text that a regular expression may read only so often: what backtracks without end stops here instead.
final class BoundedText implements CharSequence {

    /// About 10 ms of matching; a sane expression reads each character a few times.
    private static final int READS = 1_000_000;

    /// The budget is used up.
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private int left = READS;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
