local s = [[a
b]]
print(s == "a\nb", #s) --> true	3
