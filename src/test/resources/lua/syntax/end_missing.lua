-- LuaJIT only: its words
if x then --! 'end' expected near '<eof>'