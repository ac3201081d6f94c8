/// The standard libraries that a configuration's Lua may use, over what the host lets it see.
///
/// Comes in: a [tile38hc.lua.LuaWorker] and a [tile38hc.lua.lib.Host]. Goes out: its globals, filled. What
/// writes files, starts programs, opens sockets or loads machine code is refused by name. Depends on `lua`
/// alone.
package tile38hc.lua.lib;
