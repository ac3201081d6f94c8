print("before") --> before
local t = nil
t.x = 1 --! attempt to index local 't' (a nil value)
