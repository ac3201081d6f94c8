x = 1 print(x, _G.x, rawget(_G, "x")) _G.y = 2 print(y) x = nil print(x) --> 1	1	1 --> 2 --> nil
setmetatable(_G, {__index = function(_, k) return "auto " .. k end, __newindex = function(t, k, v) rawset(t, k, v * 2) end})
print(undefined_name) doubled = 21 print(doubled) setmetatable(_G, nil) print(undefined_name) --> auto undefined_name --> 42 --> nil
local function f() return v end setfenv(f, {v = "of env"}) print(f(), v) print(getfenv(f).v) --> of env	nil --> of env
local chunk = loadstring("z = 5 return getfenv(1)") local env = {getfenv = getfenv} setfenv(chunk, env) print(chunk() == env, env.z, z) --jit> false	5	nil --puc> true	5	nil
local function level() setfenv(2, setmetatable({marker = "set"}, {__index = _G})) end local function user() level() return marker end print(user(), marker) --> set	nil
