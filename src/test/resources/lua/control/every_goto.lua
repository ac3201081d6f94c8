-- LuaJIT only
do local i = 1 ::top:: if i <= 3 then i = i + 1 goto top end print(i) end --> 4
for i = 1, 3 do for j = 1, 3 do if j == 2 then goto continue end io_ = (io_ or "") .. i .. j .. " " ::continue:: end end
print(io_) --> 11 13 21 23 31 33 
goto done
print("never")
::done:: print("done") --> done
local goto_ = 1
local t = {goto_ = goto_}
print(t.goto_) --> 1
print(loadstring("goto x")) --> nil	[string "goto x"]:1: undefined label 'x'
print(loadstring("::x:: ::x::")) --> nil	[string "::x:: ::x::"]:1: duplicate label 'x'
print(loadstring("do goto x local a ::x:: print(a) end")) --> nil	[string "do goto x local a ::x:: print(a) end"]:1: <goto x> jumps into the scope of local 'a'
print(loadstring("do ::x:: end goto x")) --> nil	[string "do ::x:: end goto x"]:1: undefined label 'x'
print(loadstring("break")) --> nil	[string "break"]:1: no loop to break
print(loadstring("goto = 1 return goto")()) --> 1
print(loadstring("repeat goto c local z ::c:: until z")) --> nil	[string "repeat goto c local z ::c:: until z"]:1: <goto c> jumps into the scope of local 'z'
