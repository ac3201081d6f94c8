local function f(a, b) return a, b end
print(f(1), f(1, 2, 3)) --> 1	1	2
print(type(f), f == f, (function() end) == (function() end)) --> function	true	false
local obj = {n = 1}
function obj:inc(k) self.n = self.n + (k or 1) return self end
function obj.static(x) return x * 2 end
print(obj:inc():inc(5).n, obj.static(4)) --> 7	8
local a = {b = {c = {}}}
function a.b.c.f(...) return select("#", ...) end
function a.b.c:m(...) return select("#", ...) end
print(a.b.c.f(1, 2), a.b.c:m(1, 2)) --> 2	2
print(("%s"):format"x", type"y", #{n = 1, "z"}) --> x	string	1
local s = "x"
print(s:upper():lower():rep(3)) --> xxx
local function loop(n) if n == 0 then return "end of " .. 100000 end return loop(n - 1) end
print(loop(100000)) --> end of 100000
local i, t = 1, {}
i, t[i] = i + 1, 20
print(i, t[1], t[2]) --> 2	20	nil
local x, y = 1, 2
x, y = y, x
print(x, y) --> 2	1
local p, q, r = (function() return 1, 2, 3 end)()
print(p, q, r) --> 1	2	3
print((function(...) return select('#', ...) end)(nil, nil, nil)) --> 3
