package tile38hc.lua;

import java.util.Arrays;
import java.util.function.Consumer;

/// The fields of a table whose keys are no small whole numbers, kept in the order of their insertion.
///
/// Entries stand densely in two arrays; an open-addressed index of entry numbers finds them. A removed field
/// leaves its key behind so that an iteration standing on it can go on; such keys are dropped when the arrays
/// grow. They grow by [#resize] alone.
final class HashPart {
    private static final int FREE = -1;

    private Object[] keys = {};
    private Object[] values = {};
    private int[] index = {};
    private int count; // entries in use, those of removed fields among them
    private int live;

    boolean isEmpty() {
        return live == 0;
    }

    Object get(Object key) {
        int entry = find(key);
        return entry == FREE ? null : values[entry];
    }

    /// Stores under a key that equals what [#get] will be asked for: 0.0 and -0.0 are told apart here.
    ///
    /// @return false if there is no place for another key
    boolean set(Object key, Object value) {
        int entry = find(key);
        if (entry != FREE) {
            live += (value == null ? 0 : 1) - (values[entry] == null ? 0 : 1);
            values[entry] = value;
        } else if (value != null) {
            if (count == keys.length) {
                return false;
            }
            keys[count] = key;
            values[count] = value;
            index[slotOf(key)] = count;
            count++;
            live++;
        }
        return true;
    }

    /// The value that was there.
    Object remove(Object key) {
        Object value = get(key);
        set(key, null);
        return value;
    }

    Object[] first() {
        return from(0);
    }

    Object[] after(Object key) {
        int entry = find(key);
        if (entry == FREE) {
            throw new IllegalArgumentException("invalid key to 'next'");
        }
        return from(entry + 1);
    }

    private Object[] from(int start) {
        for (int i = start; i < count; i++) {
            if (values[i] != null) {
                return new Object[] {keys[i], values[i]};
            }
        }
        return null;
    }

    void clear() {
        keys = new Object[0];
        values = keys;
        index = new int[0];
        count = 0;
        live = 0;
    }

    private int find(Object key) {
        return count == 0 ? FREE : index[slotOf(key)];
    }

    /// The place in the index where `key` is or would be.
    private int slotOf(Object key) {
        int mask = index.length - 1;
        int hash = key.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & mask;
        while (index[slot] != FREE && !isSame(keys[index[slot]], key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static boolean isSame(Object a, Object b) {
        return a == b || a.equals(b);
    }

    void forEachKey(Consumer<Object> consumer) {
        for (int i = 0; i < count; i++) {
            if (values[i] != null) {
                consumer.accept(keys[i]);
            }
        }
    }

    /// How many places LuaJIT makes for so many keys.
    static int places(int keys) {
        return keys == 0 ? 0 : Math.max(2, Integer.highestOneBit(keys * 2 - 1));
    }

    /// Makes room for `wanted` keys, or for those that are here if they are more.
    void resize(int wanted) {
        Object[] oldKeys = keys;
        Object[] oldValues = values;
        int oldCount = count;
        int capacity = places(Math.max(live, wanted));
        keys = new Object[capacity];
        values = new Object[capacity];
        index = new int[Integer.highestOneBit(capacity * 2 - 1) * 2];
        Arrays.fill(index, FREE);
        count = 0;
        for (int i = 0; i < oldCount; i++) {
            if (oldValues[i] != null) {
                keys[count] = oldKeys[i];
                values[count] = oldValues[i];
                index[slotOf(oldKeys[i])] = count;
                count++;
            }
        }
    }
}
