package tile38hc.tile38;

import java.util.List;
import java.util.stream.Stream;

/// All that is ever sent to a Tile38: a closed list, none of which changes a server or holds one of its locks for
/// long.
///
/// What is known to do harm cannot be built: `AOFMD5 p 0` crashes a server without AOF, a large range stalls its
/// writes, and `KEYS` walks over all collections under the lock.
sealed interface Command {

    List<String> words();

    /// The largest reply worth reading, in bytes.
    default int largestReply() {
        return 1 << 16;
    }

    /// Those without arguments of ours.
    enum Plain implements Command {
        /// A setting of the connection alone.
        OUTPUT_JSON("OUTPUT", "json"),
        HEALTHZ("HEALTHZ"),
        SERVER("SERVER"),
        SERVER_EXT("SERVER", "ext"),
        ROLE("ROLE"),
        /// Asked on a new connection, to see whether there are any to be had.
        PING("PING");

        private final List<String> words;

        Plain(String... words) {
            this.words = List.of(words);
        }

        @Override
        public List<String> words() {
            return words;
        }
    }

    /// Only for a server that asked: one without `requirepass` answers "invalid password".
    record Auth(String password) implements Command {
        public Auth {
            if (password.isEmpty()) {
                throw new IllegalArgumentException("no password");
            }
        }

        @Override
        public List<String> words() {
            return List.of("AUTH", password);
        }

        @Override
        public String toString() {
            return "AUTH";
        }
    }

    /// The counters of some collections.
    record Stats(List<String> keys) implements Command {
        static final int MOST_KEYS = 1_000;

        public Stats {
            keys = List.copyOf(keys);
            if (keys.isEmpty() || keys.size() > MOST_KEYS) {
                throw new IllegalArgumentException(keys.size() + " keys");
            }
        }

        @Override
        public List<String> words() {
            return Stream.concat(Stream.of("STATS"), keys.stream()).toList();
        }

        @Override
        public int largestReply() {
            return 1 << 20;
        }
    }

    /// The names of all collections, of a server that has told how many there are.
    record Keys(long collections) implements Command {
        static final long TOO_MANY = 10_000;

        public Keys {
            if (collections < 0 || collections >= TOO_MANY) {
                throw new IllegalArgumentException(collections + " collections");
            }
        }

        @Override
        public List<String> words() {
            return List.of("KEYS", "*");
        }

        @Override
        public int largestReply() {
            return 4 << 20;
        }
    }

    /// The MD5 of a part of the AOF, of a server that has told how long that is.
    record AofMd5(long position, int size, long aofSize) implements Command {
        static final int LARGEST = 512 << 10;

        public AofMd5 {
            if (position < 0 || size < 1 || size > LARGEST || position > aofSize - size) {
                throw new IllegalArgumentException(size + " bytes at " + position + " of " + aofSize);
            }
        }

        @Override
        public List<String> words() {
            return List.of("AOFMD5", Long.toString(position), Integer.toString(size));
        }
    }
}
