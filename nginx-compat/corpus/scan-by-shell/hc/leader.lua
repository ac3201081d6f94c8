assert(require("resty.upstream.healthcheck").spawn_checker{
    shm = "hc", upstream = "leader", type = "http", http_req = "GET /healthz HTTP/1.0\r\n\r\n",
    interval = 60000, valid_statuses = { 200 },
})
