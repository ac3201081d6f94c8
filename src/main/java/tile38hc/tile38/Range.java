package tile38hc.tile38;

/// A part of an AOF, in bytes from its start.
record Range(long position, int size) {
    private static final int HEAD = 4096;

    Range {
        if (position < 0 || size < 1 || size > Command.AofMd5.LARGEST) {
            throw new IllegalArgumentException(size + " bytes at " + position);
        }
    }

    /// The first 4 KiB, or all of a shorter file. Since files only grow at their end, these bytes stay what they
    /// are until the file is rewritten.
    static Range headOf(long aofSize) {
        return new Range(0, (int) Math.min(HEAD, aofSize));
    }

    boolean isWholeHead() {
        return position == 0 && size == HEAD;
    }

    boolean within(long aofSize) {
        return position + size <= aofSize;
    }
}
