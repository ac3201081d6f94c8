-- LuaJIT only
local function show(text) print((text:gsub("\n\t?", "|"))) end
local function traced(f) show(select(2, xpcall(f, debug.traceback))) end
local x
-- a native function that fails stands on the stack, an operation that fails does not
traced(function() error("boom") end) --> luajit_traceback.lua:6: boom|stack traceback:|[C]: in function 'error'|luajit_traceback.lua:6: in function <luajit_traceback.lua:6>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:6: in main chunk
traced(function() x.y = 1 end) --> luajit_traceback.lua:7: attempt to index upvalue 'x' (a nil value)|stack traceback:|luajit_traceback.lua:7: in function <luajit_traceback.lua:7>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:7: in main chunk
traced(function() x() end) --> luajit_traceback.lua:8: attempt to call upvalue 'x' (a nil value)|stack traceback:|luajit_traceback.lua:8: in function <luajit_traceback.lua:8>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:8: in main chunk
traced(function() for i = 1, "x" do end end) --> luajit_traceback.lua:9: 'for' limit must be a number|stack traceback:|luajit_traceback.lua:9: in function <luajit_traceback.lua:9>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:9: in main chunk
traced(function() return {} < {} end) --> luajit_traceback.lua:10: attempt to compare two table values|stack traceback:|luajit_traceback.lua:10: in function <luajit_traceback.lua:10>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:10: in main chunk
traced(function() string.rep() end) --> luajit_traceback.lua:11: bad argument #1 to 'rep' (string expected, got no value)|stack traceback:|[C]: in function 'rep'|luajit_traceback.lua:11: in function <luajit_traceback.lua:11>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:11: in main chunk
traced(function() table.sort({2, 1}, function() error("cmp") end) end) --> luajit_traceback.lua:12: cmp|stack traceback:|[C]: in function 'error'|luajit_traceback.lua:12: in function <luajit_traceback.lua:12>|[C]: in function 'sort'|luajit_traceback.lua:12: in function <luajit_traceback.lua:12>|[C]: in function 'xpcall'|luajit_traceback.lua:3: in function 'traced'|luajit_traceback.lua:12: in main chunk
show(debug.traceback("here", 0)) --> here|stack traceback:|[C]: in function 'traceback'|luajit_traceback.lua:13: in main chunk
-- a coroutine's own calls, also after it failed
local co = coroutine.create(function() coroutine.yield() error("in co") end)
show(debug.traceback(co)) --> stack traceback:
coroutine.resume(co)
show(debug.traceback(co)) --> stack traceback:|[C]: in function 'yield'|luajit_traceback.lua:15: in function <luajit_traceback.lua:15>
print(coroutine.resume(co)) --> false	luajit_traceback.lua:15: in co
show(debug.traceback(co, "dead")) --> dead|stack traceback:|[C]: in function 'error'|luajit_traceback.lua:15: in function <luajit_traceback.lua:15>
show(debug.traceback(co, "dead", 1)) --> dead|stack traceback:|luajit_traceback.lua:15: in function <luajit_traceback.lua:15>
-- of a deep stack the middle is left out
local function deep(n) if n == 0 then return debug.traceback() end local text = deep(n - 1) return text end
local function lines(n) local _, count = deep(n):gsub("\n", "") return count, deep(n):find("...", 1, true) ~= nil end
print(lines(20)) print(lines(21)) print(lines(40)) --> 22	false --> 22	true --> 22	true
