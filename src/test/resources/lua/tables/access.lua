local t = {} t[1], t[1.0], t["1"], t[true], t[1.5] = "a", "b", "c", "d", "e" print(t[1], t["1"], t[true], t[1.5], t[false], t[2]) --> a	c	d	e	nil	nil
print(#{n = 3}, #{[1] = 1}, #{[2] = 1}, #{1, 2, [3] = 3}, ({10, 20, 30})[2], ({x = {y = {z = 1}}}).x.y.z, (("x"))) --> 0	1	0	3	20	1	x
local big = {} for i = 1, 1000 do big[i] = i end print(#big) for i = 1000, 501, -1 do big[i] = nil end print(#big) big[#big + 1] = "x" print(#big, big[501]) --> 1000 --> 500 --> 501	x
local k = {} local m = {[k] = 1, [print] = 2, [1e300] = 3, [-1] = 4, [0] = 5, [2^31] = 6} print(m[k], m[print], m[1e300], m[-1], m[0], m[2^31], m[{}]) --> 1	2	3	4	5	6	nil
local removed = {a = 1, b = 2, c = 3} for key in pairs(removed) do removed[key] = nil end print(next(removed)) --> nil
local sum = 0 for i, v in ipairs({1, 2, 3}) do sum = sum + i * v end print(sum) --> 14
local count = 0 for _ in pairs({1, 2, 3, a = 1, b = 2}) do count = count + 1 end print(count) --> 5
local nested = {{1, 2}, {3, 4, {5}}} print(nested[2][3][1], #nested, #nested[2]) --> 5	2	3
local ctor = {1, 2; 3, x = 4, ["y"] = 5, [6] = 7, 8,} print(#ctor, ctor[4], ctor.x, ctor.y, ctor[6]) --jit> 6	8	4	5	7 --puc> 4	8	4	5	7
print(({1, 2, 3, nil})[4], ({nil, nil, 3})[3], ({f = function() return 9 end}).f()) --> nil	3	9
local order = {} for i = 1, 5 do order[i] = i end for i, v in ipairs(order) do if v == 3 then table.remove(order, i) end end print(table.concat(order, " ")) --> 1 2 4 5
local a = {} a.self = a print(a.self.self.self == a) a = {1} a[a[1]] = 2 print(a[1]) --> true --> 2
local i = 3 local arr = {} i, arr[i] = i + 1, 20 print(i, arr[3], arr[4]) --> 4	20	nil
print(rawget(setmetatable({}, {__index = function() return 1 end}), "x"), #setmetatable({}, {__index = {1, 2}})) --> nil	0
