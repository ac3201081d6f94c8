-- LuaJIT only: its words
x --! '=' expected near '<eof>'