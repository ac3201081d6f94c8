local log = {}
local function event(name, result) return function(...) log[#log + 1] = name .. select("#", ...) return result, "dropped" end end
local M = {}
for _, name in ipairs{"add", "sub", "mul", "div", "mod", "pow", "unm", "concat", "len", "eq", "lt", "le", "index", "newindex", "call", "tostring"} do M["__" .. name] = event(name, name) end
local a, b = setmetatable({}, M), setmetatable({}, M)
print(a + 1, 1 + a, a + b, a - 1, a * 1, a / 1, a % 1, a ^ 1, -a, a .. 1, 1 .. a, "x" .. a, a .. b) --> add	add	add	sub	mul	div	mod	pow	unm	concat	concat	concat	concat
print(table.concat(log, " ")) log = {} --> add2 add2 add2 sub2 mul2 div2 mod2 pow2 unm2 concat2 concat2 concat2 concat2
print(a == b, a ~= b, a == 1, a < b, a <= b, a > b, a >= b) --> true	false	false	true	true	true	true
print(table.concat(log, " ")) log = {} --> eq2 eq2 lt2 le2 lt2 le2
print(a.x, a[1], a(1, 2), (tostring(a))) --> index	index	call	tostring
a.x = 1
print(rawget(a, "x"), table.concat(log, " ")) log = {} --> nil	index2 index2 call3 tostring1 newindex3
print(a < b, #log, log[1], pcall(function() return a < 1 end)) --> true	1	lt2	false	every_event.lua:13: attempt to compare table with number
print(pcall(function() return 1 <= a end)) --> false	every_event.lua:14: attempt to compare number with table
print(a == setmetatable({}, {__eq = function() return true end})) --> false
local other = setmetatable({}, {__eq = M.__eq, __lt = M.__lt, __le = M.__le})
print(a == other, a < other, a <= other) --> true	true	true
local le = setmetatable({}, {__lt = function(x, y) return "truthy" end})
print(le < le, le <= le, le > le) --> true	false	true
local chain = setmetatable({}, {__index = setmetatable({x = 1}, {__index = setmetatable({y = 2}, {__index = function(t, k) return k .. "?" end})})})
print(chain.x, chain.y, chain.z, rawget(chain, "x")) --> 1	2	z?	nil
local sink = {}
local w = setmetatable({there = 1}, {__newindex = setmetatable({}, {__newindex = function(t, k, v) sink[k] = v end})})
w.there, w.gone = 2, 3
print(w.there, rawget(w, "gone"), sink.gone, sink.there) --> 2	nil	3	nil
w.there = nil w.there = 5
print(rawget(w, "there"), sink.there) --> nil	5
print(pcall(function() return setmetatable({}, {__index = 5}).x end)) --> false	every_event.lua:28: attempt to index a number value
print(pcall(function() setmetatable({}, {__newindex = 5}).x = 1 end)) --> false	every_event.lua:29: attempt to index a number value
print(pcall(function() return setmetatable({}, {__call = 5})() end)) --> false	every_event.lua:30: attempt to call a table value
print(setmetatable({}, {__index = "text"}).x, (setmetatable({}, {__index = "text"}).len == string.len)) --> nil	true
print(getmetatable("").__index == string, getmetatable(1), getmetatable(nil), getmetatable(print), getmetatable({})) --> true	nil	nil	nil	nil
print(getmetatable(setmetatable({}, {__metatable = false})), getmetatable(setmetatable({}, {__metatable = "no"}))) --> false	no
print(pcall(setmetatable, setmetatable({}, {__metatable = 1}), nil)) --> false	cannot change a protected metatable
print(pcall(setmetatable, {}), pcall(setmetatable, {}, 1), pcall(setmetatable, 1, {})) --> false	false	false	bad argument #1 to '?' (table expected, got number)
print(setmetatable({}, nil) ~= nil, getmetatable(setmetatable(setmetatable({}, {}), nil))) --> true	nil
print(pcall(tostring, setmetatable({}, {__tostring = function() error("in tostring", 0) end}))) --> false	in tostring
print(tostring(setmetatable({}, {__tostring = function() return "mine" end})), #tostring({}) > 7) --> mine	true
local c = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(c(), c(nil), c(1, 2), c{1} == 1, pcall(c, 5)) --> 0	1	2	true	true	1	5
print(select(2, pcall(error, c)) == c, pcall(setmetatable({}, {__call = function() error("called", 0) end}))) --> true	false	called
local cc = setmetatable({}, {__call = c})
print(pcall(cc, 1)) --> false	attempt to call a table value
local strict = setmetatable({}, {__index = function(_, k) error("undeclared " .. k, 2) end, __newindex = function(_, k) error("assigned " .. k, 2) end})
print(pcall(function() return strict.x end)) --> false	every_event.lua:45: undeclared x
print(pcall(function() strict.y = 1 end)) --> false	every_event.lua:46: assigned y
local count = 0
local lazy = setmetatable({}, {__index = function(t, k) count = count + 1 rawset(t, k, k * 2) return t[k] end})
print(lazy[4], lazy[4], lazy[5], count) --> 8	8	10	2
print(#setmetatable({1, 2}, {__len = function() return 10 end})) --> 2
for k, v in pairs(setmetatable({1}, {__pairs = function() return error end})) do print(k, v) end --> 1	1
local weak = setmetatable({}, {__mode = "k"})
weak[{}] = 1
print(getmetatable(weak).__mode, rawequal(weak, weak), rawequal(1, 1), rawequal("a", "b"), rawequal({}, {})) --> k	true	true	false	false
print(rawset(strict, "z", 9) == strict, rawget(strict, "z"), strict.z) --> true	9	9
local p = newproxy(true)
getmetatable(p).__index = function(_, k) return k .. " of proxy" end
getmetatable(p).__len = function() return 7 end
print(type(p), p.field, #p, getmetatable(newproxy(false)), getmetatable(newproxy(p)) == getmetatable(p)) --> userdata	field of proxy	7	nil	true
