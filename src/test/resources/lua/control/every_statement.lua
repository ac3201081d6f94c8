local function seq(...) return table.concat({...}, " ") end
local function loop(first, last, step) local r = {} for i = first, last, step do r[#r + 1] = i end return table.concat(r, " ") end
print(loop(1, 3, 1), loop(3, 1, -1), loop(1, 0, 1), loop(1, 2, 0.5), loop(5, 5, 1), loop(0.1, 0.35, 0.1)) --> 1 2 3	3 2 1		1 1.5 2	5	0.1 0.2 0.3
print(loop(1, 3, 2), loop(-1, -3, -1), loop(1, 10, 100), loop(1, -1 / 0, 1), #loop(1, 100, 1)) --> 1 3	-1 -2 -3	1		291
for i = 1, 3 do local i = i * 2 if i == 4 then print("two", i) end end --> two	4
do local x = 1 do local x = 2 print(x) end print(x) end --> 2 --> 1
local n = 0
while n < 10 do n = n + 1 if n == 5 then break end end
print(n) --> 5
repeat local last = n n = n - 1 until last <= 2
print(n) --> 1
repeat local done = true until done
while true do if true then break end end
if nil then print("a") elseif 0 then print("zero is true") else print("c") end --> zero is true
if false then print("a") elseif nil then print("b") else print("else") end --> else
if "" then print("an empty string too") end --> an empty string too
local a, b, c = 1, 2
print(a, b, c) --> 1	2	nil
a, b = b, a
print(a, b) --> 2	1
a, b, c = (function() return 7, 8, 9 end)()
print(a, b, c) --> 7	8	9
a, b, c = 0, (function() return 7, 8, 9 end)()
print(a, b, c) --> 0	7	8
a, b, c = (function() return 7, 8, 9 end)(), 0
print(a, b, c) --> 7	0	nil
a, b = ((function() return 7, 8 end)())
print(a, b) --> 7	nil
local t = {1, 2}
local i = 1
i, t[i] = i + 1, 20
print(i, t[1], t[2]) --> 2	20	2
t.x, t.y, t.x = 1, 2, 3
print(t.y, t.x == 1 or t.x == 3) --> 2	true
local function f() return end
print(f(), (f()), select("#", f()), select("#", (f()))) --> nil	nil	0	1
local function g(...) return ... end
print((g(1, 2, 3)), g(1, 2, 3), g(g(1, 2), 3)) --> 1	1	1	3
print(#{g(1, 2, 3), g(4, 5)}, #{g(1, 2), (g(3, 4))}, select("#", g(), g()), select("#", g(nil, nil))) --> 3	2	1	2
local function multi() return 1, 2, 3 end
local t2 = {multi(), multi(), x = multi(), [10] = multi()}
print(#t2, t2.x, t2[10], t2[2], t2[4]) --> 2	1	1	1	nil
function t.method(self, v) return self == t, v end
function t:colon(v) return self == t, v end
print(t:method(1), t.colon(t, 2), t["colon"](t, 3)) --> true	true	true	3
t.in_ = {deep = {}}
function t.in_.deep.f(x) return "deep " .. x end
function t.in_.deep:g(x) return self == t.in_.deep, x end
print(t.in_.deep.f(1), t.in_.deep:g(2)) --> deep 1	true	2
print(seq"literal", #seq(1), type(seq)) --> literal	1	function
print((("x"):rep(3)), ("%d"):format(3), #("abc"):upper(), ("a"):byte()) --> xxx	3	3	97
local function fact(k) if k <= 1 then return 1 end return k * fact(k - 1) end
print(fact(10), fact(20)) --> 3628800	2.4329020081766e+18
local function even(k) if k == 0 then return true end return (function(j) return j == 0 and false or fact and even(j - 1) end)(k - 1) end
print(even(10)) --> true
local fs = {}
for k = 1, 3 do fs[k] = function() k = k + 1 return k end end
print(fs[1](), fs[1](), fs[2](), fs[3]()) --> 2	3	3	4
local w, ws = 0, {}
while w < 3 do w = w + 1 local v = w ws[w] = function() return v end end
print(ws[1](), ws[2](), ws[3]()) --> 1	2	3
local keys = {}
for k, v in pairs{10, 20, a = 1} do keys[#keys + 1] = tostring(k) .. "=" .. v end
table.sort(keys)
print(table.concat(keys, " ")) --> 1=10 2=20 a=1
for k, v in next, {5} do print(k, v) end --> 1	5
for k, v, extra in function(s, c) if c < s then return c + 1, c * c end end, 3, 0 do print(k, v, extra) if k == 2 then break end end --> 1	0	nil --> 2	1	nil
for _, v in ipairs{1, 2, nil, 4} do n = v end
print(n); --> 2
(print)("a statement may begin with a parenthesis after a semicolon") --> a statement may begin with a parenthesis after a semicolon
local s, empty = [[
first line break is dropped]] .. [==[ ]] ]=] ]==], #[[

]]
print(s, empty) --> first line break is dropped ]] ]=] 	1
print(--[[ a comment inside ]] 1, --[==[ ]] ]==] 2) -- and behind --> 1	2
