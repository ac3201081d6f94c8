print(7/2, 7%3, -7%3, 5%-3, -5.5%2, 2^10, 2^-1) --> 3.5	1	2	-1	0.5	1024	0.5
print(2+3*4^2/2, (2+3)*4, -2^2, 2^3^2, 7 - -3) --> 26	20	-4	512	10
print(1/0, -1/0, 0/0 ~= 0/0, 5%0 ~= 5%0) --> inf	-inf	true	true
print("10"+5, "3"*"4", 10 .. 20, -"2", "0x10"+0, " 7 "+1) --> 15	12	1020	-2	16	8
print(1 == "1", 1 ~= "1", "a" < "b", "Z" < "a", "a" < "ab", "10" < "9", "" < "a") --> false	true	true	true	true	true	true
print(not nil, not 0, not "", nil == false) --> true	false	false	false
print(1 and 2, nil and 1, false or "x", nil or false, 1 or error("not evaluated")) --> 2	nil	x	false	1
print(2^53 == 2^53+1, 0.1+0.2 == 0.3, 100 == 1e2) --> true	false	true
print(-0 == 0, 3 % math.huge ~= 3 % math.huge) --> true	true
