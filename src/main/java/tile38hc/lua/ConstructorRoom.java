package tile38hc.lua;

import java.util.ArrayList;
import java.util.List;

/// How big LuaJIT makes the array part for a table constructor.
///
/// A constructor with constant fields or names has a template: LuaJIT stores them there one by one, and makes room as
/// for any assignment. (A `nil` among them counts no more when room is made later.) Without a template there
/// is room for all positional fields at once.
final class ConstructorRoom {
    private static final int LEAST = 2;

    private final List<Object> keys = new ArrayList<>(); // in the template, with values
    private boolean hasTemplate;
    private int positional;
    private int keyed;
    private int room;
    private int places; // of the hash part
    private int taken;

    private ConstructorRoom() {}

    /// @param fields all but a last one with many values
    /// @param isOpen whether there is such a last one
    static int of(List<Expr.Field> fields, boolean isOpen) {
        ConstructorRoom constructor = new ConstructorRoom();
        fields.forEach(constructor::add);
        int least = constructor.positional + (isOpen ? 1 : 0);
        if (constructor.hasTemplate) {
            return Math.max(constructor.room, least);
        }
        return least == 0 ? 0 : Math.max(LEAST, least);
    }

    /// The room for a table that has `values` values in all, now that those of its last field are counted.
    static int forAll(int values, int room) {
        return values <= room ? room : values + 1;
    }

    private void add(Expr.Field field) {
        boolean isConstant = field.value() instanceof Expr.Constant;
        Object value = field.value() instanceof Expr.Constant constant ? constant.value() : field;
        if (field.key() == null) {
            positional++;
            if (isConstant) {
                put((double) positional, value);
            }
        } else {
            keyed++;
            if (field.key() instanceof Expr.Constant(Object key, var _) && (isConstant || key instanceof String)) {
                put(key, value);
            }
        }
    }

    private void put(Object key, Object value) {
        if (!hasTemplate) {
            hasTemplate = true;
            room = positional;
            places = HashPart.places(keyed);
        }
        if (!(key instanceof Double index && index >= 1 && index <= room)) {
            if (taken == places) {
                makeRoom(key);
            } else {
                taken++;
            }
        }
        if (value != null) {
            keys.add(key);
        }
    }

    private void makeRoom(Object newKey) {
        ArraySize size = new ArraySize();
        keys.forEach(size::add);
        size.add(newKey);
        room = size.best();
        taken = size.others();
        places = HashPart.places(taken);
    }
}
