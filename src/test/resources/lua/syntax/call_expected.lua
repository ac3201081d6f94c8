-- LuaJIT only: its words
a:b --! function arguments expected near '<eof>'