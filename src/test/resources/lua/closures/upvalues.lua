local function counter() local n = 0 return function() n = n + 1 return n end end
local a, b = counter(), counter()
print(a(), a(), b(), a()) --> 1	2	1	3
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 10 return i end end
print(fs[1](), fs[2](), fs[1]()) --> 11	12	21
local gs = {}
for _, v in ipairs{"x", "y"} do gs[#gs + 1] = function() return v end end
print(gs[1](), gs[2]()) --> x	y
local get, set
do local shared = 1 get = function() return shared end set = function(v) shared = v end end
set(5)
print(get()) --> 5
local function outer() local x = 1 return function() return function() x = x + 1 return x end end end
local inner = outer()()
print(inner(), inner()) --> 2	3
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(10)) --> 3628800
local k = 0
while k < 2 do k = k + 1 local j = k fs[k] = function() return j end end
print(fs[1](), fs[2]()) --> 1	2
local function f(p) local g = function() p = p + 1 return p end g() return p end
print(f(1)) --> 2
local x = 1
local function shadow() local x = x + 1 return x end
print(shadow(), x) --> 2	1
