-- LuaJIT only
local function sum(n) if n == 0 then return 0 end return 1 + sum(n - 1) end
print(sum(20000), (pcall(sum, 22000))) --> 20000	false
local function depth(body) local n = 0 pcall(function() body(function() n = n + 1 end) end) return n end
local bare = depth(function(count) local function f() count() f() end f() end)
print(bare > 32700 and bare < 32760) --> true
local wide = depth(function(count) local function f(a, b, c, d, e, g) count() f(a, b, c, d, e, g) end f() end)
print(wide > 8150 and wide < 8200) --> true
local function thrown(n) if n == 0 then error("deep", 0) end thrown(n - 1) return n end
print(pcall(thrown, 10000)) --> false	deep
print(select(2, xpcall(function() thrown(3000) end, function(m) return m .. "!" end))) --> deep!
local function yielding(n) if n == 0 then return coroutine.yield("up") end return (yielding(n - 1)) end
local co = coroutine.create(yielding)
print(coroutine.resume(co, 5000)) --> true	up
print(coroutine.resume(co, "down")) --> true	down
