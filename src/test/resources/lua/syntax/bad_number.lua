-- LuaJIT only: its words
local x = 3x --! malformed number near '3x'
