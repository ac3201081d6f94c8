local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print(depth(5000)) --> 5000
local function endless() return 1 + endless() end
local ok, message = pcall(endless)
print(ok, message:match("stack overflow")) --> false	stack overflow
print(select(2, coroutine.resume(coroutine.create(endless))):match("stack overflow")) --> stack overflow
local t = setmetatable({}, {})
getmetatable(t).__index = function(self, k) return self[k] end
print((pcall(function() return t.x end))) --> false
print(pcall(string.rep, "x", -1)) --> true	
