local function e(f, ...) return (select(2, pcall(f, ...))) end
print(e(assert), e(assert, nil), e(assert, false, "why"), select("#", assert(1, 2, 3))) --> bad argument #1 to '?' (value expected)	assertion failed!	why	3
print(e(assert, false, {}) ~= nil, type(e(assert, nil, {}))) --jit> true	table --puc> true	string
print(e(error), e(error, nil), e(error, "m"), e(error, "m", 0), e(error, "m", 1), type(e(error, {}))) --> nil	nil	m	m	m	table
print(e(function() error("here") end)) --> base_library.lua:5: here
print(e(function() error("none", 0) end)) --> none
print(e(function() error("level", 2) end)) --> level
print(e(function() local function inner() error("up", 2) end inner() end)) --> base_library.lua:8: up
print(e(function() error(12) end), e(function() error(true) end), e(function() error() end)) --> base_library.lua:9: 12	true	nil
print(e(tostring), e(tonumber), e(type)) --> bad argument #1 to '?' (value expected)	bad argument #1 to '?' (value expected)	bad argument #1 to '?' (value expected)
print(e(tonumber, {}), tonumber("z", 36), tonumber("8", 8), tonumber("ff", 16), tonumber("0x1F", 16), tonumber("-7"), tonumber("7 8")) --> nil	35	nil	255	31	-7	nil
print(e(tonumber, "1", 1), e(tonumber, "1", 37), tonumber("11", 2), tonumber("1e1"), tonumber("0x"), tonumber(""), tonumber(" "), tonumber("1 ")) --> bad argument #2 to '?' (base out of range)	bad argument #2 to '?' (base out of range)	3	10	nil	nil	nil	1
print(e(ipairs), e(ipairs, nil)) --jit> bad argument #1 to '?' (value expected)	bad argument #1 to '?' (table expected, got nil) --puc> bad argument #1 to '?' (table expected, got no value)	bad argument #1 to '?' (table expected, got nil)
print(e(pairs), e(pairs, 1)) --jit> bad argument #1 to '?' (value expected)	bad argument #1 to '?' (table expected, got number) --puc> bad argument #1 to '?' (table expected, got no value)	bad argument #1 to '?' (table expected, got number)
print(e(next), e(next, 1), e(next, {}, "nokey"), next({}), next({5})) --> bad argument #1 to '?' (table expected, got no value)	bad argument #1 to '?' (table expected, got number)	invalid key to 'next'	nil	1	5
print(e(select), e(select, 0), e(select, -1), select(-1, 1, 2), select(2, 1, 2, 3), select("#"), select("#", nil), e(select, "x")) --> bad argument #1 to '?' (number expected, got no value)	bad argument #1 to '?' (index out of range)	bad argument #1 to '?' (index out of range)	2	2	0	1	bad argument #1 to '?' (number expected, got string)
print(e(rawget), e(rawget, 1, 2), e(rawget, {}), e(rawset, {}, nil, 1), e(rawset, {}, 1), e(rawset, 1), e(rawequal, 1)) --> bad argument #1 to '?' (table expected, got no value)	bad argument #1 to '?' (table expected, got number)	bad argument #2 to '?' (value expected)	table index is nil	bad argument #3 to '?' (value expected)	bad argument #1 to '?' (table expected, got number)	bad argument #2 to '?' (value expected)
print(e(getmetatable), e(setmetatable, {}), e(unpack), e(unpack, 1), unpack({1, 2, 3}, 2), unpack({1, 2, 3}, 2, 3), unpack({}, 1, 2)) --> bad argument #1 to '?' (value expected)	bad argument #2 to '?' (nil or table expected)	bad argument #1 to '?' (table expected, got no value)	bad argument #1 to '?' (table expected, got number)	2	2	nil	nil
print(e(unpack, {}, 1, 1e7), unpack({1, 2}, 3), unpack({1, 2}, -1, 1)) --> too many results to unpack	nil	nil	nil	1
print(e(xpcall), e(xpcall, print), e(pcall)) --jit> bad argument #1 to '?' (value expected)	bad argument #2 to '?' (function expected, got no value)	bad argument #1 to '?' (value expected) --puc> bad argument #2 to '?' (value expected)	bad argument #2 to '?' (value expected)	bad argument #1 to '?' (value expected)
print(xpcall(function() error("x", 0) end, function(m) return m .. " handled", "dropped" end)) --> false	x handled
print(xpcall(function() return 1, 2 end, error)) --> true	1	2
print(pcall(pcall, error, 1), pcall(pcall), pcall(xpcall, error)) --jit> true	false	false	bad argument #2 to '?' (function expected, got no value) --puc> true	false	false	bad argument #2 to '?' (value expected)
print(e(setfenv, {}, {}), e(getfenv, {}), e(getfenv, -1), e(getfenv, 100) ~= nil) --jit> bad argument #1 to '?' (number expected, got table)	bad argument #1 to '?' (number expected, got table)	bad argument #1 to '?' (invalid level)	true --puc> bad argument #1 to '?' (number expected, got table)	bad argument #1 to '?' (number expected, got table)	bad argument #1 to '?' (level must be non-negative)	true
print(e(loadstring), e(loadstring, {}), loadstring("x ="), loadstring("x = = 1", "=name"), loadstring("x", "@file"), loadstring("1", "line one\nline two")) --jit> bad argument #1 to '?' (function expected, got no value)	bad argument #1 to '?' (function expected, got table)	nil	nil	nil	nil	[string "line one..."]:1: unexpected symbol near '1' --puc> bad argument #1 to '?' (string expected, got no value)	bad argument #1 to '?' (string expected, got table)	nil	nil	nil	nil	[string "line one..."]:1: unexpected symbol near '1'
print(e(load), e(load, 5), type(load(function() end)), pcall(load(function() return nil end))) --jit> bad argument #1 to '?' (function expected, got no value)	nil	function	true --puc> bad argument #1 to '?' (function expected, got no value)	bad argument #1 to '?' (function expected, got number)	function	true
print(e(loadfile, "/no/such/file"), loadfile("/no/such/file")) --> nil	nil	cannot open /no/such/file: No such file or directory
print(e(dofile, "/no/such/file")) --> cannot open /no/such/file: No such file or directory
print(e(module)) --> bad argument #1 to '?' (string expected, got no value)
print((e(require, "no.such.module"):match("^[^\n]*"))) --> module 'no.such.module' not found:
print(e(collectgarbage, "nonsense"), collectgarbage("collect"), type(collectgarbage("count")), collectgarbage("step") ~= nil, collectgarbage("stop"), collectgarbage("restart"), type(gcinfo())) --> bad argument #1 to '?' (invalid option 'nonsense')	0	number	true	0	0	number
print(e(collectgarbage, "setpause", 200) ~= nil, collectgarbage("setstepmul", 200) ~= nil) --> true	true
print(e(newproxy, 5), e(newproxy, {})) --> bad argument #1 to '?' (boolean or proxy expected)	bad argument #1 to '?' (boolean or proxy expected)
