-- LuaJIT only
print(bit.band(12, 10), bit.bor(12, 10), bit.bxor(12, 10), bit.lshift(1, 4), bit.rshift(256, 4), bit.bnot(0)) --> 8	14	6	16	16	-1
print(bit.tohex(255), bit.tohex(-1), bit.tohex(255, 4), bit.tohex(255, -4), bit.bswap(1), bit.rol(1, 31), bit.ror(1, 1)) --> 000000ff	ffffffff	00ff	00FF	16777216	-2147483648	-2147483648
print(bit.arshift(-8, 1), bit.rshift(-8, 1), bit.tobit(2^31), bit.tobit(2^32 + 5), bit.band(2^40 + 1, 255)) --> -4	2147483644	-2147483648	5	1
print(pcall(bit.band, "x")) --> false	bad argument #1 to '?' (number expected, got string)
