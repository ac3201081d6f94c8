package tile38hc.lua;

import java.util.Arrays;

/// Lua's one data structure: an array part for the keys 1…n and a hash part for all others.
///
/// Reads and writes here are raw; metamethods are [Metamethods]' business. Iteration follows [#next]: the array
/// part in order, then the hash part in the order of insertion, and fields may be cleared while it goes on. The
/// array part has the sizes that LuaJIT gives it ([ArraySize]), since they decide what `#` finds in a table with holes.
/// Not safe for several threads at once: a worker runs one piece of Lua at a time.
public final class LuaTable {
    private static final Object[] EMPTY = {};

    private Object[] array; // array[i] is the value of key i + 1
    private final HashPart hash = new HashPart();
    private LuaTable metatable;

    public LuaTable() {
        this(EMPTY);
    }

    /// A table with `values` under 1…n. The array is kept.
    LuaTable(Object[] values) {
        array = values;
    }

    /// A table with room for `keys` keys in its hash part.
    static LuaTable withPlaces(int keys) {
        LuaTable table = new LuaTable();
        if (keys > 0) {
            table.hash.resize(keys);
        }
        return table;
    }

    /// A sequence.
    public static LuaTable of(Object... values) {
        return new LuaTable(values.clone());
    }

    public Object get(Object key) {
        return switch (key) {
            case String s -> hash.get(s);
            case Double d -> getNumber(d);
            case null -> null;
            default -> hash.get(key);
        };
    }

    public Object get(int index) {
        return index >= 1 && index <= array.length ? array[index - 1] : hash.get((double) index);
    }

    private Object getNumber(Double key) {
        double number = key;
        int index = (int) number;
        if (index == number) {
            return index >= 1 && index <= array.length
                    ? array[index - 1]
                    : hash.get(index == 0 ? Double.valueOf(0) : key);
        }
        return hash.get(key);
    }

    /// Stores a value; `null` removes. The key must be neither `null` nor NaN.
    public void set(Object key, Object value) {
        if (key instanceof Double d) {
            double number = d;
            int index = (int) number;
            if (index == number) {
                set(index, value);
                return;
            }
            if (d.isNaN()) {
                throw new IllegalArgumentException("table index is NaN");
            }
        } else if (key == null) {
            throw new IllegalArgumentException("table index is nil");
        }
        store(key, value);
    }

    public void set(int index, Object value) {
        if (index >= 1 && index <= array.length) {
            array[index - 1] = value;
        } else {
            store((double) index, value);
        }
    }

    /// Stores where no room in the array part is: in the hash part, or if that is full, in the parts made anew.
    private void store(Object key, Object value) {
        if (!hash.set(key, value)) {
            resize(key);
            set(key, value);
        }
    }

    private void resize(Object newKey) {
        ArraySize size = new ArraySize();
        size.add(newKey);
        for (int i = 0; i < array.length; i++) {
            if (array[i] != null) {
                size.add(i + 1);
            }
        }
        hash.forEachKey(size::add);
        Object[] old = array;
        array = Arrays.copyOf(old, size.best());
        for (int i = old.length; i < array.length && !hash.isEmpty(); i++) {
            array[i] = hash.remove(i + 1.0);
        }
        hash.resize(size.others());
        for (int i = array.length; i < old.length; i++) {
            hash.set(i + 1.0, old[i]);
        }
    }

    /// Stores the `count` positional fields of a constructor, whose keyed ones are here already. `values`
    /// becomes the array part; what it has beyond the fields is room.
    void setPositional(Object[] values, int count) {
        Object[] keyed = array;
        array = values;
        for (int i = count; i < keyed.length; i++) {
            if (keyed[i] != null) {
                set(i + 1, keyed[i]);
            }
        }
        for (int i = 1; i <= values.length && !hash.isEmpty(); i++) {
            Object value = hash.remove((double) i);
            if (value != null && i > count) {
                array[i - 1] = value;
            }
        }
    }

    /// A border as `#` finds it: `n` such that n is not nil and n + 1 is (0 if 1 is nil).
    public int length() {
        int room = array.length;
        if (room > 0 && array[room - 1] == null) {
            return borderBetween(0, room);
        }
        return hash.isEmpty() ? room : borderFrom(room);
    }

    private int borderFrom(int start) {
        int low = start;
        int high = start + 1;
        while (get(high) != null) {
            low = high;
            high *= 2;
        }
        return borderBetween(low, high);
    }

    /// @param low has a value (or is 0)
    /// @param high has none
    private int borderBetween(int from, int to) {
        int low = from;
        int high = to;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (get(middle) == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /// The key and the value that follow `key` in the iteration, `null` at its end. Starts with `null`.
    ///
    /// @throws IllegalArgumentException for a key that was never in the table
    public Object[] next(Object key) {
        int from = 0;
        if (key instanceof Double d && d == Math.rint(d) && d >= 1 && d <= array.length) {
            from = (int) (double) d;
        } else if (key != null) {
            return hash.after(key);
        }
        for (int i = from; i < array.length; i++) {
            if (array[i] != null) {
                return new Object[] {(double) (i + 1), array[i]};
            }
        }
        return hash.first();
    }

    public LuaTable metatable() {
        return metatable;
    }

    public void setMetatable(LuaTable metatable) {
        this.metatable = metatable;
    }

    /// Forgets all fields and keeps the metatable.
    public void clear() {
        array = EMPTY;
        hash.clear();
    }

    @Override
    public String toString() {
        return LuaValue.display(this);
    }
}
