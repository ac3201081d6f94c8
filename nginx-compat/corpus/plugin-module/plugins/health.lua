local hc = require "resty.upstream.healthcheck"
local Handler = { PRIORITY = 1000 }
Handler.__index = Handler

function Handler:new(config)
    return setmetatable({ config = config, started = {} }, self)
end

local function each(callback, ...)
    for i = 1, select("#", ...) do
        callback(i, (select(i, ...)))
    end
end

function Handler:init_worker(...)
    each(function(i, name)
        if name == "" then goto continue end
        do
            local request = ([[GET /%s HTTP/1.0
]]):format(i == 1 and "healthz" or "server"):gsub("\n", "\r\n\r\n")
            local options = { shm = self.config.shm, upstream = name, type = "http", http_req = request,
                              interval = 100, timeout = 100, fall = 1, rise = 1, valid_statuses = { 200 } }
            self.started[name] = hc.spawn_checker(options)
        end
        ::continue::
    end, ...)
end

function Handler:page(path)
    ngx.say("-- ", path, " --")
    ngx.print(hc.status_page())
end

return Handler
