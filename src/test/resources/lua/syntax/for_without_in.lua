-- LuaJIT only: its words
for i do end --! '=' or 'in' expected near 'do'
