local healthcheck = require("healthcheck")
ngx.print(healthcheck.status_page())
