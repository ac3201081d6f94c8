-- LuaJIT only
local out = {}
for i = 1, 5 do
    if i % 2 == 0 then goto continue end
    out[#out + 1] = i
    ::continue::
end
print(table.concat(out, ",")) --> 1,3,5
local i = 1
::top::
if i < 4 then i = i + 1 goto top end
print(i) --> 4
for a = 1, 3 do
    for b = 1, 3 do
        if a * b == 4 then goto done end
    end
end
::done::
print("left both loops") --> left both loops
do goto skip local x ::skip:: end
local fs = {}
do
    local k = 0
    ::again::
    local captured = k
    fs[#fs + 1] = function() return captured end
    k = k + 1
    if k < 3 then goto again end
end
print(fs[1](), fs[2](), fs[3]()) --> 0	1	2
local goto_is_a_name = 1
print(goto_is_a_name) --> 1
