local out = {}
local function add(x) out[#out + 1] = tostring(x) end
local function flush() local s = table.concat(out, " ") out = {} return s end
for i = 10, 1, -3 do add(i) end
print(flush()) --> 10 7 4 1
for i = 1, 0 do add("never") end
for i = 1, 2, 0.5 do add(i) end
print(flush()) --> 1 1.5 2
for i = 3, 1 do add("never") end
print(flush() == "") --> true
local n = 0
while true do n = n + 1 if n > 3 then break end add(n) end
print(flush()) --> 1 2 3
repeat local z = n n = n - 1 add(z) until z < 3
print(flush()) --> 4 3 2
for i = 1, 3 do for j = 1, 3 do if j == 2 then break end add(i .. j) end end
print(flush()) --> 11 21 31
for i = 1, 3 do local i = i * 2 add(i) end
print(flush()) --> 2 4 6
for _, v in ipairs({"a", "b", nil, "d"}) do add(v) end
print(flush()) --> a b
for k in pairs({x = 1}) do add(k) end
print(flush()) --> x
for k, v in next, {5} do add(k + v) end
print(flush()) --> 6
for i = "1", "2" do add(i) end
print(flush()) --> 1 2
do local a = 1 do local a = 2 add(a) end add(a) end
print(flush()) --> 2 1
