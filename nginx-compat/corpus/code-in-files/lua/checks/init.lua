local healthcheck = require("healthcheck") -- the name by which distributions install it
local _M = { _VERSION = "1" }
local defaults = { shm = "hc", type = "http", interval = 100, timeout = 100, fall = 1, rise = 1, valid_statuses = { 200 } }
defaults.__index = defaults

function _M.start(spec)
    local options = setmetatable({}, defaults)
    options.upstream = spec.upstream
    options.fall = spec.fall
    options.http_req = table.concat({ "GET ", spec.path, " HTTP/1.0\r\nHost: ", spec.upstream, "\r\n\r\n" })
    return healthcheck.spawn_checker(options)
end

return _M
