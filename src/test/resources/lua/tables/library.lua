local t = {5, 2, 8, 1}
table.insert(t, 9) table.insert(t, 1, 0)
print(table.concat(t, ",")) --> 0,5,2,8,1,9
print(table.remove(t), table.remove(t, 1), table.remove({}), #t) --> 9	0	nil	4
table.sort(t)
print(table.concat(t, " ")) --> 1 2 5 8
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ", 2, 3)) --> 5 2
print(table.concat({}), table.concat({1, 2.5, "x"}, ", "), table.concat({1, 2, 3}, ",", 3)) --> 	1, 2.5, x	3
local words = {"pear", "Apple", "fig", "apple"}
table.sort(words)
print(table.concat(words, " ")) --> Apple apple fig pear
print(table.maxn({1, 2, [7] = 1}), table.getn({1, 2})) --> 7	2
local people = {{n = "a", k = 2}, {n = "b", k = 1}, {n = "c", k = 2}, {n = "d", k = 1}, {n = "e", k = 2}}
table.sort(people, function(x, y) return x.k < y.k end)
local names = {}
for i, p in ipairs(people) do names[i] = p.n end
print(table.concat(names)) --> dbace
print(pcall(table.concat, {1, {}, 3})) --> false	invalid value (table) at index 2 in table for 'concat'
print(pcall(table.insert, {}, 1, 2, 3)) --> false	wrong number of arguments to 'insert'
print(pcall(table.sort, {3, "x", 1})) --> false	attempt to compare string with number
