local V = {}
V.__index = V
V.__add = function(a, b) return setmetatable({x = a.x + b.x}, V) end
V.__eq = function(a, b) return a.x == b.x end
V.__lt = function(a, b) return a.x < b.x end
V.__le = function(a, b) return a.x <= b.x end
V.__tostring = function(a) return "V(" .. a.x .. ")" end
V.__call = function(self, y, ...) return self.x + y, ... end
V.__concat = function(a, b) return tostring(a) .. "~" .. tostring(b) end
V.__unm = function(a) return setmetatable({x = -a.x}, V) end
V.__newindex = function(t, k, v) rawset(t, k, v * 2) end
local function new(x) return setmetatable({x = x}, V) end
local a, b = new(1), new(2)
print(tostring(a + b), a == b, a == new(1), a < b, a <= b, a > b, a >= b, a ~= b) --> V(3)	false	true	true	true	false	false	true
print(a(10), a(10, "more")) --> 11	11	more
print(a .. b, a .. "s", 1 .. a, "x" .. "y" .. a) --> V(1)~V(2)	V(1)~s	1~V(1)	xy~V(1)
print(tostring(-a)) --> V(-1)
a.y = 5
print(a.y, rawget(a, "y")) --> 10	10
print(getmetatable(a) == V, getmetatable("x").__index == string) --> true	true
local p = setmetatable({}, {__index = function(t, k) return k .. "!" end, __metatable = "locked"})
print(p.foo, p[1], getmetatable(p)) --> foo!	1!	locked
print(pcall(setmetatable, p, {})) --> false	cannot change a protected metatable
local base = {greet = function(self) return "hi " .. self.name end}
local derived = setmetatable({}, {__index = base})
local o = setmetatable({name = "bob"}, {__index = derived})
print(o:greet()) --> hi bob
local log = {}
local proxy = setmetatable({}, {__newindex = log})
proxy.k = 1
print(rawget(proxy, "k"), log.k) --> nil	1
print(pcall(function() return a + 1 end) == false, pcall(function() return {} < {} end)) --> true	false	events.lua:32: attempt to compare two table values
local M = {__mul = function() return "mul" end, __div = function() return "div" end, __mod = function() return "mod" end, __pow = function() return "pow" end, __sub = function() return "sub" end}
local m = setmetatable({}, M)
print(m * 1, 1 / m, m % 2, m ^ 2, 3 - m) --> mul	div	mod	pow	sub
