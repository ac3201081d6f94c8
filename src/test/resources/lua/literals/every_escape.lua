local broken = "x\
y"
local long = [=[
x]=]
local empty = #[[

]]
print("a\tb\\c\"d\'e\97\098c", 'single "quotes"', "\065\66\067", #"\0", "\a\b\f\v" == "\7\8\12\11", broken) --> a	b\\c"d'eabc	single "quotes"	ABC	1	true	x\ny
print(#[[\n]], [==[]]]==], [[a]], long, empty) --> 2	]]	a	x	1
print(0xA, 0Xa, 1e3, 1E-3, 3.14, .5, 5., 0xdeadbeef) --> 10	10	1000	0.001	3.14	0.5	5	3735928559
