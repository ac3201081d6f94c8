-- LuaJIT only
local skipped = "a\z
      b"
print("\x41\x7a", skipped, "\u{48}\u{e9}" == "H\xc3\xa9", "\u{20AC}" == "\xe2\x82\xac") --> Az	ab	true	true
print(tonumber("0b101"), tonumber("inf"), tonumber("0x.8"), 0x1p4) --> 5	inf	0.5	16
