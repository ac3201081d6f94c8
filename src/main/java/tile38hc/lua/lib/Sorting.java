package tile38hc.lua.lib;

import tile38hc.lua.Arguments;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;
import tile38hc.lua.LuaThread;
import tile38hc.lua.LuaValue;

/// `table.sort`: quicksort with the median of three as pivot, the order of exchanges being that of C Lua, so
/// that equal elements end up where they do there.
final class Sorting {
    private final LuaThread thread;
    private final LuaTable table;
    private final LuaFunction order; // null for `<`

    private Sorting(LuaThread thread, LuaTable table, LuaFunction order) {
        this.thread = thread;
        this.table = table;
        this.order = order;
    }

    static void sort(Arguments arguments) {
        LuaTable table = arguments.table(1);
        LuaFunction order = arguments.isNil(2) ? null : arguments.function(2);
        new Sorting(arguments.thread(), table, order).sort(1, table.length());
    }

    /// Sorts the smaller part by recursion and the larger one by going on, so that the depth stays logarithmic.
    private void sort(int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            orderPair(low, high);
            if (high - low == 1) {
                return;
            }
            int middle = (low + high) / 2;
            if (isLess(table.get(middle), table.get(low))) {
                swap(middle, low);
            } else {
                orderPair(middle, high);
            }
            if (high - low == 2) {
                return;
            }
            int split = partition(low, high, middle);
            if (split - low < high - split) {
                sort(low, split - 1);
                low = split + 1;
            } else {
                sort(split + 1, high);
                high = split - 1;
            }
        }
    }

    private void orderPair(int a, int b) {
        if (isLess(table.get(b), table.get(a))) {
            swap(a, b);
        }
    }

    /// Puts what is less than the pivot before it and returns where it came to stand. The ends are in order
    /// already.
    private int partition(int low, int high, int middle) {
        Object pivot = table.get(middle);
        swap(middle, high - 1);
        int left = low;
        int right = high - 1;
        while (true) {
            do {
                left++;
                checkOrder(left <= high);
            } while (isLess(table.get(left), pivot));
            do {
                right--;
                checkOrder(right >= low);
            } while (isLess(pivot, table.get(right)));
            if (right < left) {
                swap(high - 1, left);
                return left;
            }
            swap(left, right);
        }
    }

    private void checkOrder(boolean isWithin) {
        if (!isWithin) {
            throw thread.error("invalid order function for sorting");
        }
    }

    private void swap(int a, int b) {
        Object kept = table.get(a);
        table.set(a, table.get(b));
        table.set(b, kept);
    }

    private boolean isLess(Object a, Object b) {
        if (order == null) {
            thread.spend(1);
            return thread.isLess(a, b);
        }
        Object[] results = thread.call(order, a, b);
        return results.length > 0 && LuaValue.isTrue(results[0]);
    }
}
