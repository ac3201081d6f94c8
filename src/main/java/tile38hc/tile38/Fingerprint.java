package tile38hc.tile38;

import java.nio.ByteBuffer;

/// Knows Tile38 by the wrapping of its answers, `{"ok":…`, in what comes behind the head of a reply over HTTP.
public final class Fingerprint {
    private static final byte[] WRAPPING = {'\n', '\r', '\n', '{', '"', 'o', 'k', '"', ':'};

    private Fingerprint() {}

    /// @param reply what has come of it so far
    public static boolean isIn(ByteBuffer reply) {
        int last = reply.limit() - WRAPPING.length;
        for (int at = reply.position(); at <= last; at++) {
            if (reply.get(at) == '\n' && isAt(at, reply)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(int at, ByteBuffer reply) {
        for (int i = 0; i < WRAPPING.length; i++) {
            if (reply.get(at + i) != WRAPPING[i]) {
                return false;
            }
        }
        return true;
    }
}
