-- LuaJIT only: its words
do return 1 local x end --! 'end' expected near 'local'
