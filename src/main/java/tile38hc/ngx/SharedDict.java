package tile38hc.ngx;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The storage of one `lua_shared_dict`: values by key, of limited size, the least recently used thrown out first.
///
/// Values are [String] (bytes), [Double], [Boolean], or a list of the first two. Times are milliseconds; 0 never
/// expires. Expired entries stay until they are met at the end of the line, overwritten, or flushed: until then
/// [#getStale] sees them. What is refused is told by [SharedDictException]. Safe for many threads.
final class SharedDict {
    private static final long NEVER = 0;
    private static final int HEADER_BYTES = 68; // of an entry in nginx
    private static final int LIST_HEAD_BYTES = 16;
    private static final int LIST_NODE_BYTES = 21;
    private static final int WORD = 8;
    private static final int MOST_EVICTIONS = 30; // for one new entry

    /// How a value is stored.
    enum Store {
        SET,
        /// Fails rather than throw others out.
        SAFE_SET,
        ADD,
        SAFE_ADD,
        REPLACE;

        private boolean isSafe() {
            return this == SAFE_SET || this == SAFE_ADD;
        }
    }

    enum End {
        LEFT,
        RIGHT
    }

    /// What was found under a key.
    record Found(Object value, int flags, boolean stale) {}

    /// A number after an increment, and whether other entries were thrown out for it.
    record Incremented(double value, boolean forcible) {}

    private static final class Entry {
        private Object value;
        private int flags;
        private long expires;
    }

    private final long bytes;
    private final InstantSource clock;
    private final SlabLedger memory;
    private final Map<String, Entry> entries = new LinkedHashMap<>(); // the least recently used first; guarded by this

    SharedDict(long bytes, InstantSource clock) {
        this.bytes = bytes;
        this.clock = clock;
        this.memory = new SlabLedger(bytes);
    }

    /// `null` if there is nothing, or nothing any more.
    synchronized Found get(String key) {
        dropExpired();
        Found found = read(key);
        return found == null || found.stale() ? null : found;
    }

    /// Expired ones too.
    synchronized Found getStale(String key) {
        return read(key);
    }

    private Found read(String key) {
        Entry entry = touch(key);
        if (entry == null) {
            return null;
        }
        boolean stale = isExpired(entry);
        if (entry.value instanceof Deque<?>) {
            if (stale) {
                return new Found(null, 0, true);
            }
            throw new SharedDictException(SharedDictException.IS_A_LIST);
        }
        return new Found(entry.value, entry.flags, stale);
    }

    /// Stores `value`, or removes the entry where it is `null`.
    ///
    /// @return whether other entries were thrown out for it
    synchronized boolean store(Store how, String key, Object value, long lifetime, int flags) {
        dropExpired();
        Entry entry = touch(key);
        boolean lives = entry != null && !isExpired(entry);
        switch (how) {
            case ADD, SAFE_ADD -> {
                if (lives) {
                    throw new SharedDictException(SharedDictException.EXISTS);
                }
            }
            case REPLACE -> {
                if (!lives) {
                    throw new SharedDictException(SharedDictException.NOT_FOUND);
                }
            }
            case SET, SAFE_SET -> {}
        }
        if (value == null) {
            remove(key);
            return false;
        }
        boolean fits = entry != null && !(entry.value instanceof Deque<?>) && length(entry.value) == length(value);
        boolean forcible = false;
        if (!fits) {
            remove(key);
            forcible = makeRoom(size(key, value), how.isSafe());
        }
        put(key, value, lifetime, flags);
        return forcible;
    }

    /// Adds to a number, or to `initial` where there is none any more (`null`: that fails).
    ///
    /// @param lifetime of an entry that is made here
    synchronized Incremented increment(String key, double step, Double initial, long lifetime) {
        dropExpired();
        Entry entry = touch(key);
        if (entry != null && !isExpired(entry)) {
            if (!(entry.value instanceof Double number)) {
                throw new SharedDictException(SharedDictException.NOT_A_NUMBER);
            }
            entry.value = number + step;
            return new Incremented(number + step, false);
        }
        if (initial == null) {
            throw new SharedDictException(SharedDictException.NOT_FOUND);
        }
        double sum = initial + step;
        remove(key);
        boolean forcible = makeRoom(size(key, sum), false);
        put(key, sum, lifetime, 0);
        return new Incremented(sum, forcible);
    }

    /// Adds an item to a list, which is made where there is none. Nothing is thrown out for it.
    ///
    /// @return the list's new length
    synchronized int push(End end, String key, Object item) {
        dropExpired();
        Entry entry = touch(key);
        if (entry != null && isExpired(entry)) {
            remove(key);
            entry = null;
        }
        Deque<Object> list = entry == null ? new ArrayDeque<>() : list(entry);
        int needed = LIST_NODE_BYTES + length(item);
        if (entry == null && !memory.take(size(key, list)) || !memory.take(needed)) {
            if (entry == null) {
                memory.giveBack(size(key, list));
            }
            throw new SharedDictException(SharedDictException.NO_MEMORY);
        }
        switch (end) {
            case LEFT -> list.addFirst(item);
            case RIGHT -> list.addLast(item);
        }
        if (entry == null) {
            put(key, list, NEVER, 0);
        }
        return list.size();
    }

    /// Takes an item from a list; `null` if there is none.
    synchronized Object pop(End end, String key) {
        dropExpired();
        Entry entry = touch(key);
        if (entry == null || isExpired(entry)) {
            return null;
        }
        Deque<Object> list = list(entry);
        Object item =
                switch (end) {
                    case LEFT -> list.removeFirst();
                    case RIGHT -> list.removeLast();
                };
        memory.giveBack(LIST_NODE_BYTES + length(item));
        if (list.isEmpty()) {
            remove(key);
        }
        return item;
    }

    /// The length of a list; 0 if there is none.
    synchronized int length(String key) {
        dropExpired();
        Entry entry = touch(key);
        return entry == null || isExpired(entry) ? 0 : list(entry).size();
    }

    @SuppressWarnings("unchecked")
    private static Deque<Object> list(Entry entry) {
        if (entry.value instanceof Deque<?> list) {
            return (Deque<Object>) list;
        }
        throw new SharedDictException(SharedDictException.NOT_A_LIST);
    }

    /// The time left, negative if it is over, 0 if there is no end.
    synchronized long timeLeft(String key) {
        Entry entry = known(key);
        return entry.expires == NEVER ? 0 : entry.expires - clock.millis();
    }

    synchronized void expireIn(String key, long lifetime) {
        known(key).expires = end(lifetime);
    }

    private Entry known(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new SharedDictException(SharedDictException.NOT_FOUND);
        }
        return entry;
    }

    /// Lets everything expire.
    synchronized void flushAll() {
        entries.values().forEach(entry -> entry.expires = 1);
        dropOldest();
    }

    /// Frees what is expired.
    ///
    /// @param most entries; 0 for all
    /// @return how many were freed
    synchronized int flushExpired(int most) {
        List<String> expired = keys(most, true);
        expired.forEach(this::remove);
        return expired.size();
    }

    /// Of what is not expired, the least recently used first.
    ///
    /// @param most keys; 0 for all
    synchronized List<String> keys(int most) {
        return keys(most, false);
    }

    private List<String> keys(int most, boolean expired) {
        long now = clock.millis();
        List<String> keys = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            long end = entry.getValue().expires;
            if ((end != NEVER && end <= now) == expired) {
                keys.add(entry.getKey());
                if (keys.size() == most) {
                    break;
                }
            }
        }
        return keys;
    }

    /// In bytes.
    long capacity() {
        return bytes;
    }

    /// In bytes of whole free pages.
    synchronized long freeSpace() {
        return memory.freePages() * SlabLedger.PAGE;
    }

    /// The entry, which becomes the most recently used.
    private Entry touch(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            entries.put(key, entry);
        }
        return entry;
    }

    private void put(String key, Object value, long lifetime, int flags) {
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        entry.value = value;
        entry.flags = flags;
        entry.expires = end(lifetime);
    }

    private long end(long lifetime) {
        return lifetime > 0 ? clock.millis() + lifetime : NEVER;
    }

    private boolean isExpired(Entry entry) {
        return entry.expires != NEVER && entry.expires < clock.millis();
    }

    private void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            free(key, entry);
        }
    }

    private void free(String key, Entry entry) {
        memory.giveBack(size(key, entry.value));
        if (entry.value instanceof Deque<?> list) {
            list.forEach(item -> memory.giveBack(LIST_NODE_BYTES + length(item)));
        }
    }

    /// Frees up to two expired entries from the end of the line, as nginx does before most operations.
    private int dropExpired() {
        int dropped = 0;
        long now = clock.millis();
        for (Iterator<Map.Entry<String, Entry>> line = entries.entrySet().iterator(); line.hasNext() && dropped < 2; ) {
            Map.Entry<String, Entry> oldest = line.next();
            long end = oldest.getValue().expires;
            if (end == NEVER || end > now) {
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

    private static int size(String key, Object value) {
        if (value instanceof Deque<?>) {
            return Math.ceilDiv(HEADER_BYTES + key.length() + LIST_HEAD_BYTES, WORD) * WORD;
        }
        return HEADER_BYTES + key.length() + length(value);
    }

    private static int length(Object value) {
        return switch (value) {
            case String text -> text.length();
            case Double number -> Double.BYTES;
            case Boolean bool -> 1;
            default -> throw new IllegalArgumentException("no value of a dictionary: " + value.getClass());
        };
    }
}
