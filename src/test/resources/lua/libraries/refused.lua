-- tile38-hc only: what a configuration gets refused
local function e(f, ...) return select(2, pcall(f, ...)) end
print(e(os.execute)) --> os.execute is not offered by tile38-hc: no programs are started
print(e(os.exit)) --> os.exit is not offered by tile38-hc: a configuration does not end the process
print(e(os.tmpname)) --> os.tmpname is not offered by tile38-hc: no files are written
print(e(io.popen)) --> io.popen is not offered by tile38-hc: no programs are started
print(e(io.tmpfile)) --> io.tmpfile is not offered by tile38-hc: no files are written
print(e(debug.debug)) --> debug.debug is not offered by tile38-hc: it looks into running code
print(e(debug.getfenv)) --> debug.getfenv is not offered by tile38-hc: it looks into running code
print(e(debug.gethook)) --> debug.gethook is not offered by tile38-hc: it looks into running code
print(e(debug.getlocal)) --> debug.getlocal is not offered by tile38-hc: it looks into running code
print(e(debug.getregistry)) --> debug.getregistry is not offered by tile38-hc: it looks into running code
print(e(debug.getupvalue)) --> debug.getupvalue is not offered by tile38-hc: it looks into running code
print(e(debug.setfenv)) --> debug.setfenv is not offered by tile38-hc: it looks into running code
print(e(debug.sethook)) --> debug.sethook is not offered by tile38-hc: it looks into running code
print(e(debug.setlocal)) --> debug.setlocal is not offered by tile38-hc: it looks into running code
print(e(debug.setmetatable)) --> debug.setmetatable is not offered by tile38-hc: it looks into running code
print(e(debug.setupvalue)) --> debug.setupvalue is not offered by tile38-hc: it looks into running code
print(e(debug.upvalueid)) --> debug.upvalueid is not offered by tile38-hc: it looks into running code
print(e(debug.upvaluejoin)) --> debug.upvaluejoin is not offered by tile38-hc: it looks into running code
print(e(package.loadlib)) --> package.loadlib is not offered by tile38-hc: machine code is not loaded
print(e(function() os.execute("rm -rf /") end)) --> refused.lua:22: os.execute is not offered by tile38-hc: no programs are started
print(os.remove("/no/such/file")) --> nil	/no/such/file: No such file or directory	2
print(os.rename("/no/such/file", "/other")) --> nil	/no/such/file: No such file or directory	2
print(os.setlocale(), os.setlocale("C"), os.setlocale("xx")) --> C	C	nil
print(e(io.open, "x", "w")) --> io.open with mode 'w' is not offered by tile38-hc: no files are written
print(e(io.read)) --> nil
print(io.write("") == io.stdout) --> false
print(io.flush() == io.stdout) --> false
print(io.input() == io.stdin) --> true
print(io.output() == io.stdout) --> true
print(e(io.close)) --> nil	cannot close standard file
