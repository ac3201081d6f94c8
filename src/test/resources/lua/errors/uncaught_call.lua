local function check(x)
    error("bad " .. x, 2)
end
check(1) --! bad 1
