print(("hello world"):find("o w"), ("hello"):find("l+"), ("a.b"):find(".", 1, true), ("a.b"):find("%.")) --> 5	3	2	2	2
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$")) --> key	value
print(("2026-11-22"):match("(%d+)-(%d+)-(%d+)")) --> 2026	11	22
print(("  trim  "):match("^%s*(.-)%s*$") .. "|") --> trim|
print(("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):find("%((%a+)%)")) --> (a(b)c)	5	11	quick
print(("x"):match("()"), ("abc"):match("()b()")) --> 1	2	3
print(("THE"):match("%u+"), ("the"):match("%l+"), ("1a"):match("%x+"), ("!"):match("%p"), (" "):match("%S")) --> THE	the	1a	!	nil
print(("[x]"):match("[%[%]]"), ("a-b"):match("[a%-]+"), ("z"):match("[^a-y]"), ("]"):match("[]]"), ("^"):match("[%^]")) --> [	a-	z	]	^
print(("abc"):find("b", -1), ("abc"):find("b", -2), ("abc"):find("", 10), ("abc"):find("", 4), ("abc"):find("c", 3)) --> nil	2	4	4	3	3
print(("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("hello"):match("(h)(.)%2") , ("hello"):match("(l)%1")) --> 1	nil	l
print(("x=1,y=2"):match("(%w+)=(%w+)", 4), ("a\0b"):find("\0"), ("a\0b"):find("%z")) --> y	2	2	2
print(("abc"):match("a?b?c?d?"), ("aaa"):match("a-"), ("aaab"):match("a-b"), ("$5"):match("%$(%d)")) --> abc		aaab	5
print(("10.0.0.1:9851 UP"):match("^([%d%.]+):(%d+)%s+(%a+)$")) --> 10.0.0.1	9851	UP
