-- LuaJIT only
print(load("return a", "=n", "t", {a = 5})()) --> 5
print(load("x x", "@file.lua")) --> nil	file.lua:1: '=' expected near 'x'
local t = require("table.new")(4, 0)
t[1] = 1
require("table.clear")(t)
print(next(t), require("table.isempty")(t), require("table.nkeys")({1, x = 2}), require("table.isarray")({1, 2})) --> nil	true	2	true
print(tostring(string.rep):match("^function: builtin")) --> function: builtin
print(math.log(8, 2), table.concat(table.move({1, 2, 3}, 1, 3, 2), ",")) --> 3	1,1,2,3
