#!/usr/bin/env lua
local list = require("hc_list")
local checks = require "checks"
local started = {}
for _, spec in ipairs(list) do
    started[#started + 1] = assert(checks.start(spec))
end
ngx.log(ngx.INFO, #started, " checkers")
