local co = coroutine.create(function(a, b)
    local c = coroutine.yield(a + b)
    local d, e = coroutine.yield(c * 2)
    return d + e
end)
print(coroutine.status(co), coroutine.resume(co, 1, 2)) --> suspended	true	3
print(coroutine.resume(co, 10)) --> true	20
print(coroutine.status(co)) --> suspended
print(coroutine.resume(co, 3, 4)) --> true	7
print(coroutine.status(co)) --> dead
print(coroutine.resume(co)) --> false	cannot resume dead coroutine
local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(gen(), gen(), gen(), gen()) --> 1	2	3
print(pcall(gen)) --> false	cannot resume dead coroutine
local function items(t) return coroutine.wrap(function() for _, v in ipairs(t) do coroutine.yield(v) end end) end
local out = {}
for v in items{"a", "b"} do out[#out + 1] = v end
print(table.concat(out)) --> ab
print((coroutine.resume(coroutine.create(function() error({}) end)))) --> false
print(coroutine.resume(coroutine.create(function() error("oops", 0) end))) --> false	oops
local outer outer = coroutine.create(function()
    local inner = coroutine.create(function() print(coroutine.status(outer)) coroutine.yield() end) --> normal
    coroutine.resume(inner)
    print(coroutine.status(inner), coroutine.status(outer)) --> suspended	running
    print(coroutine.resume(outer)) --> false	cannot resume running coroutine
end)
print(coroutine.resume(outer)) --> true
print(coroutine.resume(coroutine.create(function(...) return select("#", ...) end), nil, nil)) --> true	2
print(coroutine.wrap(function() return coroutine.running() ~= nil end)()) --> true
