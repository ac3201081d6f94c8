print(#{1, 2, 3, nil}, #{nil}, #{n = 1}, #{}, #{1, 2, 3}) --> 3	0	0	0	3
local a = {10, 20, 30, f = function() end}
a[#a + 1] = 40
print(#a) --> 4
a[#a] = nil
print(#a, a[4]) --> 3	nil
local t = {[1] = "a", ["1"] = "b", [1.5] = "d", [true] = "e", x = 1, ["y z"] = 2; 3}
print(t[1], t["1"], t[1.5], t[true], t.x, t["y z"], #t) --> 3	b	d	e	1	2	1
local n = {}
n[2^53] = 1 n[-1] = "neg" n[0] = "zero"
print(n[2^53], n[-1], n[0], n[-0], #n) --> 1	neg	zero	zero	0
local r = {}
for i = 10, 1, -1 do r[i] = i end
print(#r, r[1], r[10]) --> 10	1	10
for i = 1, 10 do r[i] = nil end
print(#r, next(r)) --> 0	nil
local h = {1, 2, nil, 4}
print(h[4], h[3]) --> 4	nil
t = {}
t.a, t.b = 1, 2
for k in pairs(t) do t[k] = nil end
print(next(t)) --> nil
print(rawget({5}, 1), rawequal(t, t), rawequal("a", "a"), next({}, nil)) --> 5	true	true	nil
