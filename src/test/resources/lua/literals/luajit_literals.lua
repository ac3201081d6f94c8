-- LuaJIT only
local skipped = "1\z
       2"
print("\x41\x7a", skipped, "\u{41}\u{e9}\u{20ac}" == "A\195\169\226\130\172", #"\u{10ffff}") --> Az	12	true	4
print(0x.8p1, 0x1p4, 0x1.8, 1e1, 0b101, tonumber("0b11")) --> 1	16	1.5	10	5	3
print(loadstring("return '\\xZZ'")) --> nil	[string "return '\\xZZ'"]:1: invalid escape sequence near '''
print(loadstring("return '\\u{110000}'")) --> nil	[string "return '\\u{110000}'"]:1: invalid escape sequence near '''
print(loadstring("return '\\u41'")) --> nil	[string "return '\\u41'"]:1: invalid escape sequence near '''
print(loadstring("return '\\q'")) --> nil	[string "return '\\q'"]:1: invalid escape sequence near '''
print(loadstring("return '\\300'")) --> nil	[string "return '\\300'"]:1: invalid escape sequence near '''
print(loadstring("return 0b12")) --> nil	[string "return 0b12"]:1: malformed number near '0b12'
