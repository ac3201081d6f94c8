return {
    { upstream = "leader", path = "/healthz" },
    { upstream = "follower", path = "/server", fall = 2 },
}
