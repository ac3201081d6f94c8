-- LuaJIT only
print(table.concat(table.move({1, 2, 3}, 2, 3, 1), " "), table.concat(table.move({1, 2, 3}, 1, 3, 3), " "), #table.move({1, 2}, 1, 2, 1, {}), #table.move({}, 1, 0, 1)) --> 2 3 3	1 2 1 2 3	2	0
local new, clear, isempty, isarray, nkeys, clone = require("table.new"), require("table.clear"), require("table.isempty"), require("table.isarray"), require("table.nkeys"), require("table.clone")
local t = new(3, 2) t[1], t.x = 1, 2
print(#t, t.x, isempty(t), nkeys(t), isarray(t), isarray{1, 2}, isarray{}, clone{5, y = 6}.y) --> 1	2	false	2	false	true	true	6
clear(t) print(isempty(t), next(t), nkeys(t)) --> true	nil	0
print(type(jit.version), type(jit.version_num), jit.os, jit.arch, type(jit.on), type(jit.off), type(jit.flush), type(jit.status()), jit.on(), jit.off(), jit.flush(), type(jit.opt.start)) --> string	number	Linux	x64	function	function	function	boolean	nil	nil	nil	function
print(type(package.searchpath), package.searchpath("no.such", "./?.lua;./?/x.lua")) --> function	nil	\n	no file './no/such.lua'\n	no file './no/such/x.lua'
print(load("return ...", "=n", "t")(4), load("x", "=n", "b"), load("return y", "=n", nil, {y = 3})(), loadstring("return 1", "=n")()) --> 4	nil	3	1
print(("x"):rep(3, "-"), xpcall(function(...) return select("#", ...) end, print, 1, 2, 3), math.log(8, 2), math.log(100, 10)) --> x-x-x	true	3	2
print(tostring(1e15), tostring(0 / 0), tostring(-0), 1 / -0) --> 1e+15	nan	-0	-inf
