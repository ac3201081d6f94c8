-- LuaJIT only: its words
break --! no loop to break
