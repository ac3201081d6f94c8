print(type(nil), type(1), type("x"), type({}), type(print), type(coroutine.create(function() end)), type(true), type(newproxy())) --> nil	number	string	table	function	thread	boolean	userdata
print(tostring(1e15), tostring(-0.0) == "-0" or tostring(-0.0), tostring(1e100), tostring(2^63), tostring("x"), tostring(nil)) --> 1e+15	true	1e+100	9.2233720368548e+18	x	nil
print(tonumber("10"), tonumber("0x1p4"), tonumber("1e+2"), tonumber(".5"), tonumber("5."), tonumber("."), tonumber("1_0"), tonumber("inf"), tonumber("nan")) --> 10	16	100	0.5	5	nil	nil	inf	nan
print(tonumber("10", 2), tonumber("zz", 36), tonumber("9", 8), tonumber("7", 8), tonumber("-ff", 16), tonumber(10, 16), tonumber("  11  ", 2), tonumber("1.5", 10), tonumber("", 10)) --jit> 2	1295	nil	7	-255	16	3	1.5	nil --puc> 2	1295	nil	7	1.844674407371e+19	16	3	1.5	nil
print(next({}), next({1}), next({a = 1}), select("#", next({}))) --> nil	1	a	1
print(unpack({1, 2, 3})) print(unpack({1, nil, 3}, 1, 3)) print(unpack({}, 0, 0)) print((unpack({1, 2}))) --> 1	2	3 --> 1	nil	3 --> nil --> 1
print(rawequal("a", "a"), rawget({5}, 1), rawset({}, 1, 2)[1]) --> true	5	2
print(pcall(error)) print(pcall(error, nil)) print(pcall(error, "text", 0)) print(select("#", pcall(error))) --> false	nil --> false	nil --> false	text --> 2
print(assert(1), assert("x", "unused"), select("#", assert(1, nil, nil))) --> 1	x	3
print(getfenv() == _G, getfenv(0) == _G, getfenv(1) == _G, getfenv(print) == _G) --> true	true	true	true
local env = setmetatable({}, {__index = _G})
local f = setfenv(function() x = 5 return x, getfenv(1) == env end, env)
print(f()) print(x, env.x) --> 5	true --> nil	5
local function g() setfenv(1, {y = 6}) return y end
print(g(), y) --> 6	nil
print(loadstring("local a, b = ... return b, a")(1, 2), type(loadstring("return x", "n"))) --> 2	function
print(pcall(loadstring("error('in chunk')", "=mine"))) print(pcall(loadstring("error('in chunk')", "@mine"))) print(pcall(loadstring("error('in chunk')", "mine\nsecond"))) print(pcall(loadstring("error('in chunk')", ("long"):rep(30)))) --> false	mine:1: in chunk --> false	mine:1: in chunk --> false	[string "mine..."]:1: in chunk --jit> false	[string "longlonglonglonglonglonglonglonglonglonglongl..."]:1: in chunk --puc> false	[string "longlonglonglonglonglonglonglonglonglonglon..."]:1: in chunk
local parts, at = {"local x = 4 ", "return x", " * 2", ""}, 0
print(load(function() at = at + 1 return parts[at] end, "=parts")()) --> 8
print(load(function() at = at + 1 if at < 10 then return "x " end end, "=parts")) --> nil	parts:1: '=' expected near 'x'
for i, v in ipairs({"a", "b", nil, "d"}) do print(i, v) end --> 1	a --> 2	b
local sorted = {} for k in pairs({x = 1, y = 2, 3}) do sorted[#sorted + 1] = tostring(k) end table.sort(sorted) print(unpack(sorted)) --> 1	x	y
print(_VERSION, _G._G == _G, _G.print == print, type(package.loaded), package.loaded.string == string, package.loaded._G == _G) --> Lua 5.1	true	true	table	true	true
print(type(package.path), type(package.cpath), type(package.config), type(package.loaders), #package.loaders >= 3, type(package.preload), type(package.seeall), type(package.loadlib)) --> string	string	string	table	true	table	function	function
package.preload.mymod = function(...) print("loading", ...) return {v = 1} end --> loading	mymod
print(require("mymod").v, require("mymod") == require("mymod"), package.loaded.mymod.v) --> 1	true	1
package.preload.boolmod = function() end
print(require("boolmod"), package.loaded.boolmod) --> true	true
package.preload.failing = function() error("cannot", 0) end
print(pcall(require, "failing")) --> false	cannot
package.preload.circular = function() return require("circular") end
print(pcall(require, "circular")) --jit> false	loop or previous error loading module 'circular' --puc> false	every_base.lua:31: loop or previous error loading module 'circular'
print(select(2, pcall(require, "not.there")):gsub("\n.*", "")) --> module 'not.there' not found:	1
module("mine.inner", package.seeall) function exported() return 1 end
_G.print(_G.mine.inner.exported(), _G.mine.inner._NAME, _G.mine.inner._PACKAGE, _G.mine.inner._M == _G.mine.inner, print == _G.print) --> 1	mine.inner	mine.	true	true
