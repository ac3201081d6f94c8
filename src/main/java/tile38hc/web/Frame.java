package tile38hc.web;

/// What all clients of an event stream get at a time, and the way to what comes after it. The clients walk along one
/// chain, so a frame lasts as long as somebody has it still before him.
final class Frame {
    private final byte[] bytes;
    private final long end;
    private volatile Frame next;

    private Frame(byte[] bytes, long end) {
        this.bytes = bytes;
        this.end = end;
    }

    /// The start of a chain: there is nothing in it.
    static Frame first() {
        return new Frame(new byte[0], 0);
    }

    byte[] bytes() {
        return bytes;
    }

    /// Bytes from the start of the chain to the end of this frame.
    long end() {
        return end;
    }

    /// Puts one behind this, which is the last.
    Frame append(byte[] more) {
        next = new Frame(more, end + more.length);
        return next;
    }

    /// The one behind this; null while there is none.
    Frame next() {
        return next;
    }
}
