-- LuaJIT only: its words
x = 1 2 --! unexpected symbol near '2'
