print(("%d %5d|%-5d|%05d %x %X %o %c %s %%"):format(42, 42, 42, 42, 255, 255, 8, 65, "str")) --> 42    42|42   |00042 ff FF 10 A str %
print(("%5.2f %e %g %g %g %10s|%-10s|%.3s"):format(3.14159, 12345.678, 0.0001, 1e20, 100, "r", "l", "truncate")) -->  3.14 1.234568e+04 0.0001 1e+20 100          r|l         |tru
print(("%q"):format('q"uo\nte\\')) --> "q\\"uo\\\nte\\\\"
print(("%+d % d %#x %#o %.3d"):format(3, 3, 255, 8, 7)) --> +3  3 0xff 010 007
print(("%s %s %s"):format(1, 1.5, "x"), ("%i"):format(3.7), ("%d"):format("10")) --> 1 1.5 x	3	10
print(("%g %g %g %g"):format(1e15, 1e-5, 123456789, 0.1), ("%.3g|%10.2f|%-8.1f|"):format(0.00012345, 2.5, 2.75)) --> 1e+15 1e-05 1.23457e+08 0.1	0.000123|      2.50|2.8     |
print(("%.20f"):format(0.1), ("%.0f"):format(1e15), ("%5s|%5s"):format("ab", "abcdefg")) --> 0.10000000000000000555	1000000000000000	   ab|abcdefg
print(("%c%c%c"):format(76, 117, 97), ("%5c|"):format(65), ("%u"):format(7)) --> Lua	    A|	7
print(pcall(string.format, "%d", "x")) --> false	bad argument #2 to '?' (number expected, got string)
print(pcall(string.format, "%y", 1)) --> false	invalid option '%y' to 'format'
print(("%x"):format(2^32), ("%d"):format(-2^31), ("%d"):format(2^53)) --> 100000000	-2147483648	9007199254740992
print(("%e"):format(0), ("%g"):format(0), ("%f"):format(1/3), ("%G"):format(1e-10)) --> 0.000000e+00	0	0.333333	1E-10
