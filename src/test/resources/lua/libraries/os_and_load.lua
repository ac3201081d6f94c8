print(os.date("!%Y-%m-%d %H:%M:%S", 86400), os.date("!%a %b %d %j %p %y %%", 1e9), os.date("!*t", 0).year) --> 1970-01-02 00:00:00	Sun Sep 09 252 AM 01 %	1970
print(type(os.time()), type(os.clock()), os.getenv("NO_SUCH_VARIABLE"), os.difftime(5, 3)) --> number	number	nil	2
print(loadstring("return 1 + 1")(), loadstring("return ...", "=n")(7)) --> 2	7
print(loadstring("x =", "=chunk")) --> nil	chunk:1: unexpected symbol near '<eof>'
local parts = {"return ", "4", "2"}
local i = 0
print(load(function() i = i + 1 return parts[i] end)()) --> 42
print(type(require("string")), require("table") == table, package.loaded.math == math) --> table	true	true
package.preload["my.module"] = function(name) return {name = name} end
print(require("my.module").name, require("my.module") == package.loaded["my.module"]) --> my.module	true
print(type(collectgarbage("count")), type(_G), _G._G == _G, _VERSION) --> number	table	true	Lua 5.1
