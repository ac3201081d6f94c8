local function f(...) local a, b = ... return select("#", ...), a, b, ... end
print(f()) --> 0	nil	nil
print(f(1)) --> 1	1	nil	1
print(f(1, nil)) --> 2	1	nil	1	nil
print((f(1, 2, 3))) --> 3
print(select(-1, "a", "b", "c"), select(2, "a", "b", "c")) --> c	b	c
local function g(...) return ... end
print(g(1, 2), g(3, 4)) --> 1	3	4
print((g(5, 6))) --> 5
print(#{g(1, 2, 3), nil}, #{g(), g(1, 2)}) --> 1	3
print(select("#", g(nil, nil)), select("#", (g(nil, nil)))) --> 2	1
local function h(a, ...) return a, select("#", ...) end
print(h(1, 2, 3)) --> 1	2
print(pcall(select, 0)) --> false	bad argument #1 to '?' (index out of range)
print(unpack({1, 2, 3}), (unpack({1, 2}))) --> 1	1
print(unpack({1, nil, 3}, 1, 3)) --> 1	nil	3
print(unpack({1, 2, 3}, 2), unpack({}, 1, 0)) --> 2
print(select("#", select(2^31 - 1, 1, 2)), select("#", select(3, 1, 2)), select(-1, 1, 2), pcall(select, -2^31, 1)) --> 0	0	2	false	bad argument #1 to '?' (index out of range)
