-- LuaJIT only: its words
local s = "\m" --! invalid escape sequence near '"'
