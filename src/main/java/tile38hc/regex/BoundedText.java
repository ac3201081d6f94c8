package tile38hc.regex;

/// A text of which only so many characters can be read: that ends a match that would try for ages.
final class BoundedText implements CharSequence {

    /// The reads are used up. Carries nothing: thrown from the depths of a match and caught around it.
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        private UsedUp() {
            super(null, null, false, false);
        }
    }

    private final String text;
    private long reads;

    BoundedText(String text, long reads) {
        this.text = text;
        this.reads = reads;
    }

    /// How many reads are left.
    long left() {
        return reads;
    }

    @Override
    public char charAt(int index) {
        if (--reads < 0) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
