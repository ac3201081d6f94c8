local function e(f, ...) return (select(2, pcall(f, ...))) end
local t, s, n, b = {}, "x", nil, true
up = nil
print(e(function() return t + 1 end)) --> wrong_operands.lua:4: attempt to perform arithmetic on upvalue 't' (a table value)
print(e(function() return 1 - t end)) --> wrong_operands.lua:5: attempt to perform arithmetic on upvalue 't' (a table value)
print(e(function() local a = {} return a * 2 end)) --> wrong_operands.lua:6: attempt to perform arithmetic on local 'a' (a table value)
print(e(function() return n / 2 end)) --> wrong_operands.lua:7: attempt to perform arithmetic on upvalue 'n' (a nil value)
print(e(function() return b % 2 end)) --> wrong_operands.lua:8: attempt to perform arithmetic on upvalue 'b' (a boolean value)
print(e(function() return s ^ 2 end)) --> wrong_operands.lua:9: attempt to perform arithmetic on upvalue 's' (a string value)
print(e(function() local a = "y" return a + 1 end)) --> wrong_operands.lua:10: attempt to perform arithmetic on local 'a' (a string value)
print(e(function() return -n end)) --> wrong_operands.lua:11: attempt to perform arithmetic on upvalue 'n' (a nil value)
print(e(function() return -s end)) --> wrong_operands.lua:12: attempt to perform arithmetic on upvalue 's' (a string value)
print(e(function() return t.x + 1 end)) --> wrong_operands.lua:13: attempt to perform arithmetic on field 'x' (a nil value)
print(e(function() return 1 + t.x.y end)) --> wrong_operands.lua:14: attempt to index field 'x' (a nil value)
print(e(function() return up + 1 end)) --> wrong_operands.lua:15: attempt to perform arithmetic on global 'up' (a nil value)
print(e(function() return t .. "x" end)) --> wrong_operands.lua:16: attempt to concatenate upvalue 't' (a table value)
print(e(function() return "x" .. n end)) --> wrong_operands.lua:17: attempt to concatenate upvalue 'n' (a nil value)
print(e(function() return 1 .. b end)) --> wrong_operands.lua:18: attempt to concatenate upvalue 'b' (a boolean value)
print(e(function() return "a" .. "b" .. t.x end)) --> wrong_operands.lua:19: attempt to concatenate field 'x' (a nil value)
print(e(function() return t .. t end)) --> wrong_operands.lua:20: attempt to concatenate upvalue 't' (a table value)
print(e(function() return print .. "x" end)) --> wrong_operands.lua:21: attempt to concatenate global 'print' (a function value)
print(e(function() return #n end)) --> wrong_operands.lua:22: attempt to get length of upvalue 'n' (a nil value)
print(e(function() return #5 end)) --> wrong_operands.lua:23: attempt to get length of a number value
print(e(function() return #b end)) --> wrong_operands.lua:24: attempt to get length of upvalue 'b' (a boolean value)
print(e(function() return #t.x end)) --> wrong_operands.lua:25: attempt to get length of field 'x' (a nil value)
print(e(function() return #print end)) --> wrong_operands.lua:26: attempt to get length of global 'print' (a function value)
print(e(function() return t < t end)) --> wrong_operands.lua:27: attempt to compare two table values
print(e(function() return t < 1 end)) --> wrong_operands.lua:28: attempt to compare table with number
print(e(function() return 1 < t end)) --> wrong_operands.lua:29: attempt to compare number with table
print(e(function() return "a" < 1 end)) --> wrong_operands.lua:30: attempt to compare string with number
print(e(function() return 1 <= "a" end)) --> wrong_operands.lua:31: attempt to compare number with string
print(e(function() return n > 1 end)) --> wrong_operands.lua:32: attempt to compare number with nil
print(e(function() return b >= b end)) --> wrong_operands.lua:33: attempt to compare two boolean values
print(e(function() return n < n end)) --> wrong_operands.lua:34: attempt to compare two nil values
print(e(function() return print < print end)) --> wrong_operands.lua:35: attempt to compare two function values
print(e(function() return n.x end)) --> wrong_operands.lua:36: attempt to index upvalue 'n' (a nil value)
print(e(function() return b.x end)) --> wrong_operands.lua:37: attempt to index upvalue 'b' (a boolean value)
print(e(function() return (1).x end)) --> wrong_operands.lua:38: attempt to index a number value
print(e(function() return t.x.y end)) --> wrong_operands.lua:39: attempt to index field 'x' (a nil value)
print(e(function() return t.x.y.z end)) --> wrong_operands.lua:40: attempt to index field 'x' (a nil value)
print(e(function() return t[1][2] end)) --jit> wrong_operands.lua:41: attempt to index a nil value --puc> wrong_operands.lua:41: attempt to index field '?' (a nil value)
print(e(function() return up.x end)) --> wrong_operands.lua:42: attempt to index global 'up' (a nil value)
print(e(function() return up[s] end)) --> wrong_operands.lua:43: attempt to index global 'up' (a nil value)
print(e(function() n.x = 1 end)) --> wrong_operands.lua:44: attempt to index upvalue 'n' (a nil value)
print(e(function() t.x.y = 1 end)) --> wrong_operands.lua:45: attempt to index field 'x' (a nil value)
print(e(function() up.x = 1 end)) --> wrong_operands.lua:46: attempt to index global 'up' (a nil value)
print(e(function() t[nil] = 1 end)) --> wrong_operands.lua:47: table index is nil
print(e(function() t[0 / 0] = 1 end)) --> wrong_operands.lua:48: table index is NaN
print(e(function() return t[nil], t[0 / 0] end), t[nil], t[0 / 0]) --> nil	nil	nil
print(e(function() n() end)) --> wrong_operands.lua:50: attempt to call upvalue 'n' (a nil value)
print(e(function() t() end)) --> wrong_operands.lua:51: attempt to call upvalue 't' (a table value)
print(e(function() t.x() end)) --> wrong_operands.lua:52: attempt to call field 'x' (a nil value)
print(e(function() t.x.y() end)) --> wrong_operands.lua:53: attempt to index field 'x' (a nil value)
print(e(function() t:x() end)) --> wrong_operands.lua:54: attempt to call method 'x' (a nil value)
print(e(function() s:x() end)) --> wrong_operands.lua:55: attempt to call method 'x' (a nil value)
print(e(function() up() end)) --> wrong_operands.lua:56: attempt to call global 'up' (a nil value)
print(e(function() ("x")() end)) --> wrong_operands.lua:57: attempt to call a string value
print(e(function() (1)() end)) --> wrong_operands.lua:58: attempt to call a number value
print(e(function() t[1]() end)) --jit> wrong_operands.lua:59: attempt to call a nil value --puc> wrong_operands.lua:59: attempt to call field '?' (a nil value)
print(e(function() return n() end)) --> wrong_operands.lua:60: attempt to call upvalue 'n' (a nil value)
print(e(function() return t.x() end)) --> wrong_operands.lua:61: attempt to call field 'x' (a nil value)
print(e(function() return t:nope() end)) --> wrong_operands.lua:62: attempt to call method 'nope' (a nil value)
print(e(function() for i = n, 1 do end end)) --> wrong_operands.lua:63: 'for' initial value must be a number
print(e(function() for i = 1, n do end end)) --> wrong_operands.lua:64: 'for' limit must be a number
print(e(function() for i = 1, 2, n do end end)) --> wrong_operands.lua:65: 'for' step must be a number
print(e(function() for i = "a", 2 do end end)) --> wrong_operands.lua:66: 'for' initial value must be a number
print(e(function() for i = "1", "2" do end return "fine" end)) --> fine
print(e(function() for k in n do end end)) --> wrong_operands.lua:68: attempt to call a nil value
print(e(function() for k in pairs(n) do end end)) --> wrong_operands.lua:69: bad argument #1 to 'pairs' (table expected, got nil)
print(e(function() for k in t do end end)) --> wrong_operands.lua:70: attempt to call a table value
print(e(function() for k in 5 do end end)) --> wrong_operands.lua:71: attempt to call a number value
print(e(t), e(nil), e("x")) --> attempt to call a table value	attempt to call a nil value	attempt to call a string value
