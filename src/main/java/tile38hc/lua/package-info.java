/// The Lua language: text to syntax tree to running program, Lua 5.1 as LuaJIT 2.1 understands it.
///
/// Comes in: a [tile38hc.source.Source], an environment, a clock. Goes out: values, or a
/// [tile38hc.lua.LuaError] that knows the place in the file. Values are plain Java objects
/// ([tile38hc.lua.LuaValue] says which). No library functions stand here; those are in `lua.lib` and `ngx`.
/// Depends on `source`.
package tile38hc.lua;
