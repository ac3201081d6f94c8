-- LuaJIT only: its words
goto nowhere --! undefined label 'nowhere'
