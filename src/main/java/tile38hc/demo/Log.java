package tile38hc.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The append-only log, in memory: every write as RESP, so that its size counts the bytes of Tile38's file.
///
/// Holds no more than [#LIMIT] bytes: a writer asks [#hasRoomFor] first. Safe to share.
final class Log {
    static final int LIMIT = 32 << 20;

    private byte[] bytes = new byte[4096];
    private int size;

    synchronized int size() {
        return size;
    }

    synchronized boolean hasRoomFor(byte[] entry) {
        return entry.length <= LIMIT - size;
    }

    synchronized void append(byte[] entry) {
        int end = Math.addExact(size, entry.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
        }
        System.arraycopy(entry, 0, bytes, size, entry.length);
        size = end;
        notifyAll();
    }

    synchronized void clear() {
        size = 0;
    }

    /// Some of what stands behind `position`, as soon as there is something.
    synchronized byte[] await(int position) throws InterruptedException {
        while (size <= position) {
            wait();
        }
        return Arrays.copyOfRange(bytes, position, Math.min(size, position + (64 << 10)));
    }

    /// As 32 hexadecimal digits, or null where the log is shorter.
    synchronized String md5(long position, long length) {
        if (length > size - position) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(bytes, (int) position, (int) length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
