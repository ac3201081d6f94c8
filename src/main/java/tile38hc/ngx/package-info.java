/// What OpenResty offers to Lua: `ngx.*`, `ngx.shared`, `ngx.upstream`, `cjson`, `resty.upstream.healthcheck`.
///
/// Comes in: pieces of Lua ([tile38hc.ngx.LuaCode]), requests ([tile38hc.ngx.NgxRequest]), the fleet. Goes out:
/// responses ([tile38hc.ngx.NgxResponse]), and through [tile38hc.ngx.NgxHost] log lines and the checkers that Lua
/// asks for. Depends on `lua` and its libraries, `regex`, `health`, `page`, `json`, and `source` for the text of the
/// code. No sockets, no clocks.
package tile38hc.ngx;
