print(tonumber("10"), tonumber(" 10 "), tonumber("10a"), tonumber(""), tonumber(" "), tonumber("1e1"), tonumber("1e")) --> 10	10	nil	nil	nil	10	nil
print(tonumber("0x1F"), tonumber("-0x1F"), tonumber("0x"), tonumber("."), tonumber(".5"), tonumber("5."), tonumber("- 1")) --> 31	-31	nil	nil	0.5	5	nil
print(tonumber("ff", 16), tonumber("z", 36), tonumber("8", 8), tonumber("101", 2), tonumber("7", 7)) --> 255	35	nil	5	nil
print(tonumber(nil), tonumber(true), tonumber({}), tonumber(15)) --> nil	nil	nil	15
print(tonumber("1 2"), tonumber("1_0"), tonumber("0x1p4"), tonumber("1e+2"), tonumber("1E-2")) --> nil	nil	16	100	0.01
print(tonumber("\t10\11", 16), tonumber("\28" .. "10", 16), tonumber("10\31", 8), tonumber(" ", 36)) --> 16	nil	nil	nil
