-- LuaJIT only
local co = coroutine.wrap(function()
    local ok, err = pcall(function() coroutine.yield("in pcall") error("after", 0) end)
    coroutine.yield(tostring(ok) .. err)
    for i, v in coroutine.wrap(function() coroutine.yield(1, "inner") end) do coroutine.yield(i .. v) end
    return "end"
end)
print(co()) --> in pcall
print(co()) --> falseafter
print(co()) --> 1inner
print(co()) --> end
