local joined = "a\
b"
print("tab\tq\"uote\\ \65\066", 'single "double"', joined) --> tab	q"uote\\ AB	single "double"	a\nb
local long = [[
first newline dropped]]
print(long, [==[a]]b]==], [=[x]=], [[]]) --> first newline dropped	a]]b	x	
print(#"\0abc", ("a\0b"):byte(2), "\a\b\f\v" == "\7\8\12\11") --> 4	0	true
--[[ block
comment ]] print("after a comment") --> after a comment
--[==[ x ]] y ]==] print("after another") -- end --> after another
---[[ not a block
print("line comment") --> line comment
