package tile38hc.ngx;

import tile38hc.lua.LightUserdata;
import tile38hc.lua.LuaTable;

/// What makes an array of a table that does not look like one: OpenResty's additions to lua-cjson.
///
/// @param array the metatable of what is an array in any case
/// @param emptyArray the metatable of what is an array if it is empty
record CjsonMarkers(LuaTable array, LuaTable emptyArray) {

    /// Stands for an empty array.
    static final LightUserdata EMPTY_ARRAY = new LightUserdata("cjson.empty_array");

    CjsonMarkers() {
        this(new LuaTable(), new LuaTable());
    }
}
