local f = print
f
("x") --! ambiguous syntax (function call x new statement) near '('
