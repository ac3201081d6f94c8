-- LuaJIT only: its words
local function f()
    if true then
        print(1)
end
--! 'end' expected (to close 'function' at line 2) near '<eof>'