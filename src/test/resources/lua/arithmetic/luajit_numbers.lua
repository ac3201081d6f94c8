-- LuaJIT only
print(123456789012345, tonumber("-ff", 16)) --> 1.2345678901235e+14	-255
