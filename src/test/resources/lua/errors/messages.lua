local function e(f) return (select(2, pcall(f)):gsub("^[^:]*:", "")) end
print(e(function() local x = nil + 1 end)) --> 2: attempt to perform arithmetic on a nil value
print(e(function() local t t.x = 1 end)) --> 3: attempt to index local 't' (a nil value)
print(e(function() return undefined.field end)) --> 4: attempt to index global 'undefined' (a nil value)
print(e(function() undefinedfn() end)) --> 5: attempt to call global 'undefinedfn' (a nil value)
print(e(function() local t = {} t.a.b = 1 end)) --> 6: attempt to index field 'a' (a nil value)
print(e(function() local t = {} t:method() end)) --> 7: attempt to call method 'method' (a nil value)
print(e(function() local t = {} t.a.b.c() end)) --> 8: attempt to index field 'a' (a nil value)
print(e(function() return {} < {} end)) --> 9: attempt to compare two table values
print(e(function() return 1 < "2" end)) --> 10: attempt to compare number with string
print(e(function() return nil < 1 end)) --> 11: attempt to compare nil with number
print(e(function() local s = {} return "a" .. s end)) --> 12: attempt to concatenate local 's' (a table value)
print(e(function() local n return #n end)) --> 13: attempt to get length of local 'n' (a nil value)
print(e(function() return -{} end)) --> 14: attempt to perform arithmetic on a table value
print(e(function() error("with a place") end)) --> 15: with a place
print(e(function() error("of the caller", 2) end)) --> of the caller
print(e(function() local t = {} t[nil] = 1 end)) --> 17: table index is nil
print(e(function() for i = 1, {} do end end)) --> 18: 'for' limit must be a number
print(e(function() for i = "x", 2 do end end)) --> 19: 'for' initial value must be a number
print(e(function() string.rep() end)) --> 20: bad argument #1 to 'rep' (string expected, got no value)
print(e(function() ("x"):rep({}) end)) --> 21: bad argument #1 to 'rep' (number expected, got table)
print(e(function() setmetatable(1, {}) end)) --> 22: bad argument #1 to 'setmetatable' (table expected, got number)
print(e(function() ("x"):bad() end)) --> 23: attempt to call method 'bad' (a nil value)
local up
print(e(function() up() end)) --> 25: attempt to call upvalue 'up' (a nil value)
print(e(function() return up.x end)) --> 26: attempt to index upvalue 'up' (a nil value)
print(e(function() local a = "x" + 1 end)) --> 27: attempt to perform arithmetic on a string value
print(e(function() local f = string.rep f() end)) --> 28: bad argument #1 to 'f' (string expected, got no value)
