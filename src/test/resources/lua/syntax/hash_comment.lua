-- LuaJIT only: its words
local x = 1 x # y --! '=' expected near '#'
