print(type(debug.traceback()), debug.traceback("msg"):match("^msg\nstack traceback:\n") ~= nil, debug.traceback(5) ~= nil, type(debug.traceback({}))) --> string	true	true	table
local function here() return debug.getinfo(1, "l").currentline, debug.getinfo(1, "n").name, debug.getinfo(1, "S").short_src, debug.getinfo(1, "S").what end
print(here()) --> 2	here	every_debug.lua	Lua
print(debug.getinfo(pcall).what, debug.getinfo(here, "S").linedefined, debug.getinfo(here, "S").source, debug.getinfo(100), debug.getinfo(1, "f").func ~= nil) --> C	2	@every_debug.lua	nil	true
print(debug.getmetatable("").__index == string, debug.getmetatable({}), pcall(debug.getinfo, "x")) --> true	nil	false	bad argument #1 to '?' (function or level expected)
print(select(2, pcall(debug.getinfo))) --> bad argument #1 to '?' (function or level expected)
