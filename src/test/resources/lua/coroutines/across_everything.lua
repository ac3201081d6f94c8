-- LuaJIT only
local create, resume, yield, status, wrap, running = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status, coroutine.wrap, coroutine.running
print(resume(create(function() return pcall(function() yield("through pcall") error("after", 0) end) end))) --> true	through pcall
local p = create(function() return pcall(function() local x = yield("a") error("got " .. x, 0) end) end)
print(resume(p)) print(resume(p, "b")) print(resume(p)) --> true	a --> true	false	got b --> false	cannot resume dead coroutine
local m = setmetatable({}, {__add = function(a, b) return yield("in a metamethod") end, __index = function(t, k) return yield("index " .. k) end})
local mm = wrap(function() return m + 1 end)
print(mm(), mm(42)) --> in a metamethod	42
local mi = wrap(function() return m.field end)
print(mi(), mi(43)) --> index field	43
local it = wrap(function() for v in function() return yield("in an iterator") end do return v end end)
print(it(), it("v")) --> in an iterator	v
local xp = wrap(function() return xpcall(function() yield(1) error("e", 0) end, function(msg) return msg .. " handled" end) end)
print(xp(), xp()) --> 1	false	e handled
