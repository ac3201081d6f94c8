local function f() return x end
x = "global"
print(f()) --> global
setfenv(f, {x = "own"})
print(f(), getfenv(f).x, getfenv(1) == _G, getfenv(0) == _G, getfenv(print) == _G) --> own	own	true	true	true
local env = setmetatable({}, {__index = _G})
local g = setfenv(function() y = 1 return y, print ~= nil end, env)
print(g()) --> 1	true
print(y, env.y) --> nil	1
local chunk = loadstring("z = 5 return z")
setfenv(chunk, env)
print(chunk(), z, env.z) --> 5	nil	5
