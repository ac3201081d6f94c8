-- LuaJIT only: its words
local a <const> = 1 --! unexpected symbol near '<'
