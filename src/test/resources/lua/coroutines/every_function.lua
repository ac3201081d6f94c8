local create, resume, yield, status, wrap, running = coroutine.create, coroutine.resume, coroutine.yield, coroutine.status, coroutine.wrap, coroutine.running
local function e(f, ...) return (select(2, pcall(f, ...))) end
print(e(create), e(create, 1), e(create, nil)) --jit> bad argument #1 to '?' (function expected, got no value)	bad argument #1 to '?' (function expected, got number)	bad argument #1 to '?' (function expected, got nil) --puc> bad argument #1 to '?' (Lua function expected)	bad argument #1 to '?' (Lua function expected)	bad argument #1 to '?' (Lua function expected)
print(e(resume), e(resume, 1), e(status), e(status, nil), e(wrap), e(wrap, {})) --jit> bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (function expected, got no value)	bad argument #1 to '?' (function expected, got table) --puc> bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (coroutine expected)	bad argument #1 to '?' (Lua function expected)	bad argument #1 to '?' (Lua function expected)
local co = create(function(...) local x = yield(select("#", ...), ...) error("fails with " .. x) end)
print(status(co), type(co), tostring(co):match("^%a+")) --> suspended	thread	thread
print(resume(co, "a", "b")) --> true	2	a	b
print(status(co)) --> suspended
print(resume(co, "x")) --> false	every_function.lua:5: fails with x
print(status(co), resume(co)) --> dead	false	cannot resume dead coroutine
local w = wrap(function() yield(1) error("in wrap", 0) end)
print(w(), pcall(w)) --> 1	false	in wrap
print(pcall(w)) --> false	cannot resume dead coroutine
local e2 = wrap(function() error({code = 7}) end)
print(select(2, pcall(e2)).code) --> 7
local gen = wrap(function() for i = 1, 3 do yield(i) end return "end" end)
print(gen(), gen(), gen(), gen()) --> 1	2	3	end
local inner
local outer = create(function() inner = create(function() yield(status(outer_), status(inner)) end) return status(inner), resume(inner) end)
outer_ = outer
print(resume(outer)) --> true	suspended	true	normal	running
local self = create(function() return resume(running()) end)
print(resume(self)) --> true	false	cannot resume running coroutine
print(resume(create(function(...) return select("#", ...), ... end), nil, 2, nil)) --> true	3	nil	2	nil
local co3 = create(function() yield(yield(yield(1))) end)
print(resume(co3)) print(resume(co3, 2)) print(resume(co3, 3)) print(resume(co3)) print(resume(co3)) --> true	1 --> true	2 --> true	3 --> true --> false	cannot resume dead coroutine
print(select("#", resume(create(function() yield() end))), select("#", resume(create(function() yield(nil) end)))) --> 1	2
local deep = wrap(function() local function r(n) if n == 0 then yield("deep") else r(n - 1) end end r(100) return "back" end)
print(deep(), deep()) --> deep	back
