-- LuaJIT only: its words
local x = = 1 --! unexpected symbol near '='
