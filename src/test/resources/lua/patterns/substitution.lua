print(("abc"):gsub("%w", "%0%0")) --> aabbcc	3
print(("hello world"):gsub("o", "0", 1)) --> hell0 world	1
print(("abc"):gsub("", "-")) --> -a-b-c-	4
print(("$name is $age"):gsub("%$(%w+)", {name = "bob", age = 5})) --> bob is 5	2
print(("abc"):gsub("b", function(c) return c:upper() end)) --> aBc	1
print(("abc"):gsub("b", function() return nil end)) --> abc	1
print(("abc"):gsub("b", function() return false end)) --> abc	1
print(("a,b,,c"):gsub(",", ";")) --> a;b;;c	3
print(("hello"):gsub("(h)(e)", "%2%1%%")) --> eh%llo	1
print(("abc abc"):gsub("^a", "x")) --> xbc abc	1
print(("one two"):gsub("(%w+) (%w+)", "%2 %1")) --> two one	1
print(pcall(string.gsub, "abc", "a", "%9")) --> false	invalid capture index
print(pcall(string.gsub, "abc", "a", true)) --> false	bad argument #3 to '?' (string/function/table expected)
local out = {}
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do out[#out + 1] = k .. v end
for w in ("one two"):gmatch("%a+") do out[#out + 1] = w end
for w in ("abc"):gmatch("") do out[#out + 1] = "." end
print(table.concat(out, " ")) --> a1 b2 one two . . . .
