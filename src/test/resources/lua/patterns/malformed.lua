print(pcall(string.find, "a", "[")) --> false	malformed pattern (missing ']')
print(pcall(string.find, "a", "%")) --> false	malformed pattern (ends with '%')
print(pcall(string.find, "a", "(a")) --> false	unfinished capture
print(pcall(string.find, "a", "[a")) --> false	malformed pattern (missing ']')
print(pcall(string.find, "a", "%f")) --> false	missing '[' after '%f' in pattern
print(pcall(string.find, "a", "%1")) --> false	invalid capture index
print(pcall(string.find, ("a"):rep(40), ("(a)"):rep(33))) --> false	too many captures
