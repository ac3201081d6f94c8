package tile38hc.ngx;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The entries of one shared dictionary, the least recently used first, and the memory of its zone that they take.
///
/// Expired entries stay until they are met at the end of the line, overwritten, or removed. For one thread at a time.
final class SharedEntries {
    private static final long NEVER = 0;
    private static final int HEADER_BYTES = 68; // of an entry in nginx
    private static final int LIST_HEAD_BYTES = 16;
    private static final int LIST_NODE_BYTES = 21;
    private static final int WORD = 8;
    private static final int MOST_EVICTIONS = 30; // for one new entry

    /// A value with its flags and its end.
    final class Entry {
        private Object value;
        private int flags;
        private long expires;

        Object value() {
            return value;
        }

        int flags() {
            return flags;
        }

        boolean isExpired() {
            return expires != NEVER && expires < clock.millis();
        }

        /// Negative if it is over, 0 if there is no end.
        long timeLeft() {
            return expires == NEVER ? 0 : expires - clock.millis();
        }

        void expireIn(long lifetime) {
            expires = lifetime > 0 ? clock.millis() + lifetime : NEVER;
        }

        @SuppressWarnings("unchecked")
        Deque<Object> list() {
            if (value instanceof Deque<?> list) {
                return (Deque<Object>) list;
            }
            throw new SharedDictException(SharedDictException.NOT_A_LIST);
        }

        /// Replaces a number by another.
        void setNumber(double number) {
            value = number;
        }

        private void set(Object newValue, int newFlags, long lifetime) {
            value = newValue;
            flags = newFlags;
            expireIn(lifetime);
        }

        private boolean isOver(long now) {
            return expires != NEVER && expires <= now;
        }
    }

    private final InstantSource clock;
    private final SlabLedger memory;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    SharedEntries(long bytes, InstantSource clock) {
        this.clock = clock;
        this.memory = new SlabLedger(bytes);
    }

    /// `null` if there is none.
    Entry get(String key) {
        return entries.get(key);
    }

    /// The entry, which becomes the most recently used; `null` if there is none.
    Entry touch(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            entries.put(key, entry);
        }
        return entry;
    }

    /// Stores a value in place of whatever there is.
    ///
    /// @param safely fails rather than throw others out
    /// @return whether other entries were thrown out for it
    boolean put(String key, Object value, int flags, long lifetime, boolean safely) {
        Entry entry = entries.get(key);
        boolean fits = entry != null && !(entry.value instanceof Deque<?>) && length(entry.value) == length(value);
        boolean forcible = false;
        if (!fits) {
            remove(key);
            forcible = makeRoom(bytes(key, value), safely);
            entry = new Entry();
            entries.put(key, entry);
        }
        entry.set(value, flags, lifetime);
        return forcible;
    }

    void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            free(key, entry);
        }
    }

    /// The list of `entry`, or where that is `null` a new one without an end, with memory taken for one item more;
    /// nothing is thrown out for it.
    Deque<Object> listWithRoom(String key, Entry entry, Object item) {
        if (entry != null) {
            Deque<Object> list = entry.list();
            take(bytes(item));
            return list;
        }
        take(listBytes(key));
        try {
            take(bytes(item));
        } catch (SharedDictException e) {
            memory.giveBack(listBytes(key));
            throw e;
        }
        Entry made = new Entry();
        made.set(new ArrayDeque<>(), 0, NEVER);
        entries.put(key, made);
        return made.list();
    }

    private void take(int size) {
        if (!memory.take(size)) {
            throw new SharedDictException(SharedDictException.NO_MEMORY);
        }
    }

    /// Frees what an item took that is no longer in its list.
    void freeItem(Object item) {
        memory.giveBack(bytes(item));
    }

    /// The keys whose entries are over, or are not, the least recently used first.
    ///
    /// @param most keys; 0 for all
    List<String> keys(int most, boolean over) {
        long now = clock.millis();
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            if (entry.getValue().isOver(now) == over) {
                keys.add(entry.getKey());
                if (keys.size() == most) {
                    break;
                }
            }
        }
        return keys;
    }

    void expireAll() {
        entries.values().forEach(entry -> entry.expires = 1);
        dropOldest();
    }

    /// Frees up to two expired entries from the end of the line, as nginx does before most operations.
    int dropExpired() {
        int dropped = 0;
        long now = clock.millis();
        for (Iterator<Map.Entry<String, Entry>> line = entries.entrySet().iterator(); line.hasNext() && dropped < 2; ) {
            Map.Entry<String, Entry> oldest = line.next();
            if (!oldest.getValue().isOver(now)) {
                break;
            }
            line.remove();
            free(oldest.getKey(), oldest.getValue());
            dropped++;
        }
        return dropped;
    }

    /// Throws out the least recently used entry, and up to two expired ones behind it.
    private int dropOldest() {
        if (entries.isEmpty()) {
            return 0;
        }
        remove(entries.keySet().iterator().next());
        return 1 + dropExpired();
    }

    private boolean makeRoom(int size, boolean safely) {
        if (memory.take(size)) {
            return false;
        }
        boolean forcible = false;
        for (int i = 0; i < MOST_EVICTIONS && !safely && dropOldest() > 0; i++) {
            forcible = true;
            if (memory.take(size)) {
                return true;
            }
        }
        throw new SharedDictException(SharedDictException.NO_MEMORY, forcible);
    }

    long freePages() {
        return memory.freePages();
    }

    private void free(String key, Entry entry) {
        if (entry.value instanceof Deque<?> list) {
            memory.giveBack(listBytes(key));
            list.forEach(this::freeItem);
        } else {
            memory.giveBack(bytes(key, entry.value));
        }
    }

    private static int bytes(String key, Object value) {
        return HEADER_BYTES + key.length() + length(value);
    }

    private static int listBytes(String key) {
        return Math.ceilDiv(HEADER_BYTES + key.length() + LIST_HEAD_BYTES, WORD) * WORD;
    }

    private static int bytes(Object item) {
        return LIST_NODE_BYTES + length(item);
    }

    private static int length(Object value) {
        return switch (value) {
            case String text -> text.length();
            case Double _ -> Double.BYTES;
            case Boolean _ -> 1;
            default -> throw new IllegalArgumentException("no value of a dictionary: " + value.getClass());
        };
    }
}
