package tile38hc.ngx;

import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import tile38hc.ngx.SharedEntries.Entry;

/// One `lua_shared_dict` and the operations on it: values by key, of limited size, the least recently used thrown out
/// first.
///
/// Values are [String] (bytes), [Double], [Boolean], or a list of the first two. Times are milliseconds; 0 never
/// expires. [#getStale] sees expired entries as long as they stay. What is refused is told by [SharedDictException].
/// Safe for many threads.
final class SharedDict {
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

    private final long bytes;
    private final SharedEntries entries; // guarded by this

    SharedDict(long bytes, InstantSource clock) {
        this.bytes = bytes;
        this.entries = new SharedEntries(bytes, clock);
    }

    /// `null` if there is nothing, or nothing any more.
    synchronized Found get(String key) {
        entries.dropExpired();
        Found found = read(key);
        return found == null || found.stale() ? null : found;
    }

    /// Expired ones too.
    synchronized Found getStale(String key) {
        return read(key);
    }

    private Found read(String key) {
        Entry entry = entries.touch(key);
        if (entry == null) {
            return null;
        }
        boolean stale = entry.isExpired();
        if (entry.value() instanceof Deque<?>) {
            if (stale) {
                return new Found(null, 0, true);
            }
            throw new SharedDictException(SharedDictException.IS_A_LIST);
        }
        return new Found(entry.value(), entry.flags(), stale);
    }

    /// The entry that has not expired, which becomes the most recently used; `null` if there is none.
    private Entry living(String key) {
        entries.dropExpired();
        Entry entry = entries.touch(key);
        return entry == null || entry.isExpired() ? null : entry;
    }

    /// Stores `value`, or removes the entry where it is `null`.
    ///
    /// @return whether other entries were thrown out for it
    synchronized boolean store(Store how, String key, Object value, long lifetime, int flags) {
        boolean lives = living(key) != null;
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
            entries.remove(key);
            return false;
        }
        return entries.put(key, value, flags, lifetime, how.isSafe());
    }

    /// Adds to a number, or to `initial` where there is none any more (`null`: that fails).
    ///
    /// @param lifetime of an entry that is made here
    synchronized Incremented increment(String key, double step, Double initial, long lifetime) {
        Entry entry = living(key);
        if (entry != null) {
            if (!(entry.value() instanceof Double number)) {
                throw new SharedDictException(SharedDictException.NOT_A_NUMBER);
            }
            entry.setNumber(number + step);
            return new Incremented(number + step, false);
        }
        if (initial == null) {
            throw new SharedDictException(SharedDictException.NOT_FOUND);
        }
        boolean forcible = entries.put(key, initial + step, 0, lifetime, false);
        return new Incremented(initial + step, forcible);
    }

    /// Adds an item to a list, which is made where there is none. Nothing is thrown out for it.
    ///
    /// @return the list's new length
    synchronized int push(End end, String key, Object item) {
        Entry entry = living(key);
        if (entry == null) {
            entries.remove(key); // what has expired
        }
        Deque<Object> list = entries.listWithRoom(key, entry, item);
        switch (end) {
            case LEFT -> list.addFirst(item);
            case RIGHT -> list.addLast(item);
        }
        return list.size();
    }

    /// Takes an item from a list; `null` if there is none.
    synchronized Object pop(End end, String key) {
        Entry entry = living(key);
        if (entry == null) {
            return null;
        }
        Deque<Object> list = entry.list();
        Object item =
                switch (end) {
                    case LEFT -> list.removeFirst();
                    case RIGHT -> list.removeLast();
                };
        entries.freeItem(item);
        if (list.isEmpty()) {
            entries.remove(key);
        }
        return item;
    }

    /// The length of a list; 0 if there is none.
    synchronized int length(String key) {
        Entry entry = living(key);
        return entry == null ? 0 : entry.list().size();
    }

    /// The time left, negative if it is over, 0 if there is no end.
    synchronized long timeLeft(String key) {
        return known(key).timeLeft();
    }

    synchronized void expireIn(String key, long lifetime) {
        known(key).expireIn(lifetime);
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
        entries.expireAll();
    }

    /// Frees what is expired.
    ///
    /// @param most entries; 0 for all
    /// @return how many were freed
    synchronized int flushExpired(int most) {
        List<String> expired = entries.keys(most, true);
        expired.forEach(entries::remove);
        return expired.size();
    }

    /// Of what is not expired, the least recently used first.
    ///
    /// @param most keys; 0 for all
    synchronized List<String> keys(int most) {
        return entries.keys(most, false);
    }

    /// In bytes.
    long capacity() {
        return bytes;
    }

    /// In bytes of whole free pages.
    synchronized long freeSpace() {
        return entries.freePages() * SlabLedger.PAGE;
    }
}
