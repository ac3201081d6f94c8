print(math.floor(3.7), math.ceil(3.2), math.max(1, 5, 3), math.min(4, 2), math.abs(-3), math.pi, math.huge, math.sqrt(16)) --> 3	4	5	2	3	3.1415926535898	inf	4
print(math.floor(-3.7), math.pow(2, 8), math.log10(1000), math.exp(0), math.fmod(7, 3), math.fmod(-7, 3), math.modf(3.7)) --> -4	256	3	1	1	-1	3	0.7
print(math.frexp(8), math.ldexp(0.5, 4), math.deg(math.pi), math.rad(180) == math.pi, math.modf(-3.5)) --> 0.5	8	180	true	-3	-0.5
local r = math.random()
print(r >= 0 and r < 1, math.random(5) <= 5, math.random(3, 3)) --> true	true	3
math.randomseed(42)
local x = math.random(1000)
math.randomseed(42)
print(x == math.random(1000), math.sin(0), math.cos(0), math.atan2(1, 1)) --> true	0	1	0.78539816339745
