package tile38hc.ngx;

/// When a piece of Lua runs, which decides what it may do.
enum Phase {
    INIT("init", "init_by_lua*"),
    INIT_WORKER("init_worker", "init_worker_by_lua*"),
    CONTENT("content", "content_by_lua*"),
    TIMER("timer", "ngx.timer");

    private final String shortName;
    private final String context;

    Phase(String shortName, String context) {
        this.shortName = shortName;
        this.context = context;
    }

    /// What `ngx.get_phase` returns.
    String shortName() {
        return shortName;
    }

    /// What messages and log lines call it.
    String context() {
        return context;
    }
}
