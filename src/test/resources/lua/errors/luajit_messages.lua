-- LuaJIT only
local function e(f) return select(2, pcall(f)) end
print(e(function() return math.floor() end)) --> bad argument #1 to '?' (number expected, got no value)
print(e(function() local t = {} t[0/0] = 1 end)) --> luajit_messages.lua:4: table index is NaN
print(e(function() ipairs() end)) --> luajit_messages.lua:5: bad argument #1 to 'ipairs' (value expected)
print(e(function() for _ in nil do end end)) --> luajit_messages.lua:6: attempt to call a nil value
print(e(function() local t = {1} t[1].x.y = 1 end)) --> luajit_messages.lua:7: attempt to index a number value
print(e(function() local t = setmetatable({}, {__index = string}) t:rep(1) end)) --> luajit_messages.lua:8: calling 'rep' on bad self (string expected, got table)
print(e(function() local x = 1 .. {} end)) --> luajit_messages.lua:9: attempt to concatenate a table value
print(e(function() --> luajit_messages.lua:13: attempt to index field 'x' (a nil value)
    local t = {}
    return t.x
        .y
end))
print(e(function() assert(false) end)) --> luajit_messages.lua:15: assertion failed!
print(e(function() assert(nil, "own text") end)) --> luajit_messages.lua:16: own text
print(e(function() local _ = ("x").y.z end)) --> luajit_messages.lua:17: attempt to index field 'y' (a nil value)
print(xpcall(string.rep, function(m) return "h: " .. m end)) --> false	h: bad argument #1 to '?' (string expected, got no value)
print(xpcall(function(a, b) return a + b end, print, 1, 2)) --> true	3
