print(pcall(error, "msg")) --> false	msg
print(pcall(error, "msg", 0)) --> false	msg
print(pcall(error)) --> false	nil
print(select(2, pcall(error, {code = 5})).code) --> 5
print(xpcall(function() error("E", 0) end, function(m) return "handled " .. m end)) --> false	handled E
print(pcall(assert, false, "why")) --> false	why
print(pcall(assert, nil)) --> false	assertion failed!
print(assert(1, 2, 3)) --> 1	2	3
print(pcall(function() error() end)) --> false	nil
print(pcall(function() return 1, 2, 3 end)) --> true	1	2	3
print(pcall(pcall, error, "x")) --> true	false	x
print(select("#", pcall(function() end))) --> 1
