-- LuaJIT only
local function g(...) return ... end
print(#{g(1, nil, 3)}, #{g(1, nil, nil, 4)}, #{g(1, 2, 3, nil, 5)}, #{0, g(1, nil, 3)}) --> 1	1	3	2
