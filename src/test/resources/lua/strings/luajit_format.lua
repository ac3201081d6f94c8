-- LuaJIT only
print(("%q"):format("a\0b\r\n\t\0011")) --> "a\\0b\\13\\\n\\9\\0011"
print(("%s %s %s"):format(nil, true, setmetatable({}, {__tostring = function() return "T" end}))) --> nil true T
print(("%a %A %.2a"):format(1, -3, 0.1), ("%x"):format(-1), ("%.2f %.0f"):format(0.125, 0.5)) --> 0x1p+0 -0X1.8P+1 0x1.9ap-4	ffffffffffffffff	0.13 1
print(("ab"):rep(3, ","), ("x"):rep(1, ","), ("x"):rep(0, ",")) --> ab,ab,ab	x	
print(pcall(string.format, "%123d", 1)) --> false	invalid option '%123' to 'format'
print(pcall(string.format, "%d")) --> false	bad argument #2 to '?' (value expected)
print(("%5.1f|%e|%g"):format(1/0, -1/0, 0/0)) -->   inf|-inf|nan
