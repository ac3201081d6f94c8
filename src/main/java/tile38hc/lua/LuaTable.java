package tile38hc.lua;

import java.util.Arrays;

/// Lua's one data structure: an array part for the keys 1…n and a hash part for all others.
///
/// Reads and writes here are raw; metamethods are [Metamethods]' business. Iteration follows [#next]: the array
/// part in order, then the hash part in the order of insertion, and fields may be cleared while it goes on. Not
/// safe for several threads at once: a worker runs one piece of Lua at a time.
public final class LuaTable {
    private static final Object[] EMPTY = {};

    private Object[] array; // array[i] is the value of key i + 1
    private int used; // how much of the array part counts: its last value is not nil unless a constructor put it
    private final HashPart hash = new HashPart();
    private LuaTable metatable;

    public LuaTable() {
        this(EMPTY);
    }

    /// A table with `values` under 1…n. The array is kept.
    LuaTable(Object[] values) {
        array = values;
        used = values.length;
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
        return index >= 1 && index <= used ? array[index - 1] : hash.get((double) index);
    }

    private Object getNumber(Double key) {
        double number = key;
        int index = (int) number;
        if (index == number) {
            return index >= 1 && index <= used ? array[index - 1] : hash.get(index == 0 ? Double.valueOf(0) : key);
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
        hash.set(key, value);
    }

    public void set(int index, Object value) {
        if (index >= 1 && index <= used) {
            array[index - 1] = value;
            if (value == null && index == used) {
                shrink();
            }
        } else if (index == used + 1 && value != null) {
            append(value);
        } else {
            hash.set((double) index, value);
        }
    }

    private void append(Object value) {
        Object next = value;
        if (!hash.isEmpty()) {
            hash.set((double) (used + 1), null);
        }
        while (next != null) {
            if (used == array.length) {
                array = Arrays.copyOf(array, Math.max(4, used + (used >> 1) + 1));
            }
            array[used] = next;
            used++;
            next = hash.isEmpty() ? null : hash.remove((double) (used + 1)); // it stood behind a gap that is filled now
        }
    }

    /// Stores the positional fields of a constructor, whose keyed ones are here already. The array is kept,
    /// `nil`s within it count for the length as long as the last is none.
    void setPositional(Object[] values) {
        Object[] keyed = Arrays.copyOf(array, used);
        array = values;
        used = values.length;
        for (int i = used; i < keyed.length; i++) {
            set(i + 1, keyed[i]);
        }
        for (int i = 1; i <= values.length && !hash.isEmpty(); i++) {
            hash.remove((double) i);
        }
    }

    private void shrink() {
        while (used > 0 && array[used - 1] == null) {
            used--;
        }
    }

    /// A border as `#` finds it: `n` such that n is not nil and n + 1 is (0 if 1 is nil).
    public int length() {
        if (used > 0 && array[used - 1] == null) {
            return borderWithin(used);
        }
        int border = used;
        while (hash.get((double) (border + 1)) != null) {
            border++;
        }
        return border;
    }

    private int borderWithin(int nil) {
        int low = 0;
        int high = nil;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (array[middle - 1] == null) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }

    /// Inserts before `position`, moving up what stands from there to `length`.
    public void insert(int position, int length, Object value) {
        for (int i = length; i >= position; i--) {
            set(i + 1, get(i));
        }
        set(position, value);
    }

    /// The key and the value that follow `key` in the iteration, `null` at its end. Starts with `null`.
    ///
    /// @throws IllegalArgumentException for a key that was never in the table
    public Object[] next(Object key) {
        int from = 0;
        if (key instanceof Double d && d == Math.rint(d) && d >= 1 && d <= used) {
            from = (int) (double) d;
        } else if (key != null && !isCleared(key)) {
            return hash.after(key);
        } else if (key != null) {
            from = used;
        }
        for (int i = from; i < used; i++) {
            if (array[i] != null) {
                return new Object[] {(double) (i + 1), array[i]};
            }
        }
        return hash.first();
    }

    /// Whether the iteration stands on a last element of the array part that was removed meanwhile.
    private boolean isCleared(Object key) {
        return key instanceof Double d && d == Math.rint(d) && d > used && d <= array.length && !hash.contains(key);
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
        used = 0;
        hash.clear();
    }

    @Override
    public String toString() {
        return LuaValue.display(this);
    }
}
