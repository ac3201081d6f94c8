print(7 + 2, 7 - 2, 7 * 2, 7 / 2, 7 % 2, 7 ^ 2, -7) --> 9	5	14	3.5	1	49	-7
print(-7 % 3, 7 % -3, -7 % -3, 5.5 % 2, -5.5 % 2, 0 % 5, 1e15 % 7) --> 2	-2	-1	1.5	0.5	0	6
print(1 / 0, -1 / 0, 0 / 0 == 0 / 0, 1 % 0 ~= 1 % 0, 5 % (1 / 0), -5 % (1 / 0), 5 % (-1 / 0)) --jit> inf	-inf	false	true	nan	nan	nan --puc> inf	-inf	false	true	-nan	-nan	-nan
print(2 ^ 0.5, 2 ^ -1, (-8) ^ (1 / 3), 0 ^ 0, 2 ^ 1023 * 2, -2 ^ 2, 2 ^ 3 ^ 2, (2 ^ 3) ^ 2) --jit> 1.4142135623731	0.5	nan	1	inf	-4	512	64 --puc> 1.4142135623731	0.5	-nan	1	inf	-4	512	64
print("10" + 5, "3" * "4", "0x10" + 0, " 5 " + 1, "1e1" - 1, -"2", "7" % 4, "2" ^ "3", "9" / 3) --> 15	12	16	6	9	-2	3	8	3
print(1 < 2, 2 <= 2, 3 > 4, 4 >= 4, 1 == 1.0, 1 ~= 2, "a" < "b", "a" < "B", "" < "a", "a" <= "a\0", "Z" < "a") --> true	true	false	true	true	true	true	false	true	true	true
print("1" == 1, nil == false, {} == {}, 0 == -0, "a" .. "b" == "ab", "\0" < "\1", "a\0b" < "a\0c") --> false	false	false	true	true	true	true
print(not nil, not 0, not "", not not 1, not false == true, not (1 == 2)) --> true	false	false	true	true	true
print(nil and 1, false and 1, 0 and 1, "" and 2, nil or 1, false or nil, 1 or error("never"), nil and error("never")) --> nil	false	1	2	1	nil	1	nil
print(1 and 2 or 3, nil and 2 or 3, false or false, false == nil, nil or false, 1 or 2 and 3) --> 2	3	false	false	false	1
print(1 .. 2, 1 .. "", 1.5 .. "x", -1 .. "", 2 ^ 53 .. "", 1e100 .. "", "a" .. "b" .. "c" .. 4) --> 12	1	1.5x	-1	9.007199254741e+15	1e+100	abc4
print(#"abc", #"", #"a\0b", #{1, 2, 3}, #{}, #{{}, {}}, -#"ab", not #"") --> 3	0	3	3	0	2	-2	false
print(1 + 2 * 3 - 4 / 2, (1 + 2) * 3, 2 * 3 % 4, 2 + 3 .. 4 + 5, 1 .. 2 == "12", 1 < 2 == true, -2 ^ 2) --> 5	9	2	59	true	true	-4
print(2 * -3, 2 - -3, - - 3, not nil == true, #"abc" + 1, -"3" + 4, 2 ^ -3 ^ 1, -3 ^ 2 * 2) --> -6	5	3	true	4	1	0.125	-18
print(1 + 1 == 2 and "yes" or "no", "a" .. 1 + 2 .. "b", 1 < 2 and 2 < 3, 5 > 4 == true) --> yes	a3b	true	true
print(10 == "10", "abc" < "abd", "a" > "A", "10" < "9", not ("10" < "9")) --> false	true	true	true	false
print(0.1 + 0.2 == 0.3, 0.1 + 0.2, 1e300 * 1e10, -1e300 * 1e10, 5e-324, 5e-324 / 2, 2 ^ 53 + 1, 123456789012345) --jit> false	0.3	inf	-inf	4.9406564584125e-324	0	9.007199254741e+15	1.2345678901235e+14 --puc> false	0.3	inf	-inf	4.9406564584125e-324	0	9.007199254741e+15	1.2345678901234e+14
print(100, 100.0, 1e2, 1e14, 1e15, 1e16, 123456.789e3, 0.1, 1 / 3, -0.5, 1e-5, 12345678901234567890) --> 100	100	100	1e+14	1e+15	1e+16	123456789	0.1	0.33333333333333	-0.5	1e-05	1.2345678901235e+19
print(0x10, 0xff, 0XA, .5, 5., 3e2, 3E+2, 3e-2, 0xffffffff) --> 16	255	10	0.5	5	300	300	0.03	4294967295
