local function count(...) return select("#", ...) end
local function id(...) return ... end
print(count(), count(nil), count(nil, nil), count(id()), count(id(), nil), count((id()))) --> 0	1	2	0	2	1
print(id(1, 2), (id(1, 2)), id(1, 2) + 1) --> 1	1	2
local function opt(a, b, ...) local c, d = ... return a, b, c, d, select("#", ...) end
print(opt()) print(opt(1)) print(opt(1, 2, 3)) print(opt(1, 2, 3, 4, 5)) --> nil	nil	nil	nil	0 --> 1	nil	nil	nil	0 --> 1	2	3	nil	1 --> 1	2	3	4	3
local function pack(...) local t = {...} t.n = select("#", ...) return t end
print(pack(nil, nil).n, #pack(1, 2, 3), pack(1, nil, 3)[3]) --> 2	3	3
local function tail(n, acc) if n == 0 then return acc end return tail(n - 1, acc + n) end
print(tail(10000, 0)) --> 50005000
print(pcall(id, 1, nil, 3)) print(pcall(id)) print(select("#", pcall(id, nil, nil))) --> true	1	nil	3 --> true --> 3
local o = {v = 5} function o:get(x) return self.v + (x or 0) end function o.static(x) return x end
print(o:get(), o:get(1), o.get{v = 7}, o.static"text", o.static{} ~= nil, o["get"](o)) --> 5	6	7	text	true	5
print(("x"):rep(2), #"abc", ("abc"):len(), ("%s"):rep(2, ","):format(1, 2) ~= nil) --> xx	3	3	true
print(type(print) == "function", tostring(print):match("^%a+"), print ~= id) --> true	function	true
local function vararg(...) local a, b = ..., "last" return a, b, ... end
print(vararg(1, 2, 3)) print((vararg(1, 2))) print(vararg()) --> 1	last	1	2	3 --> 1 --> nil	last
local function shadow(a, a) return a end
print(shadow(1, 2)) --> 2
local function nested(...) local inner = function(...) return select("#", ...), ... end return inner(..., "end") end
print(nested(1, 2, 3)) print(nested()) --> 2	1	end --> 2	nil	end
local function upv() local n = 0 return function() n = n + 1 return n end, function() return n end end
local inc, get = upv()
inc() inc()
print(get(), inc(), get()) --> 2	3	3
local inc2, get2 = upv()
print(get2(), inc2(), get()) --> 0	1	3
print((function(...) return ... end)(1, 2), (function() end)() == nil) --> 1	true
