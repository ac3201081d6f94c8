local s = "Hello World"
print(#s, s:len(), s:upper(), s:lower(), s:rep(2), s:reverse()) --> 11	11	HELLO WORLD	hello world	Hello WorldHello World	dlroW olleH
print(s:sub(1, 5), s:sub(-5), s:sub(3, -3), s:sub(0), s:sub(20), s:sub(2, 1), s:sub(-100, 3)) --> Hello	World	llo Wor	Hello World			Hel
print(s:byte(1), s:byte(-1), s:byte(100), s:byte(1, 3)) --> 72	100	nil	72	101	108
print(string.char(72, 105), string.char(), ("x"):rep(0), ("ab"):rep(3), ("x"):rep(-1)) --> Hi			ababab	
print(("x"):rep(3) .. 1 .. 2, #("\0\1"), "a\0b" == "a\0b", "a\0b" == "a\0c") --> xxx12	2	true	false
print(("\200\228"):upper() == "\200\228", ("äöü"):len()) --> true	6
print(tostring(nil), tostring(true), tostring("x"), tostring(12)) --> nil	true	x	12
