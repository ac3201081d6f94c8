package tile38hc.ngx;

/// When a piece of Lua runs, which decides what it may do.
public enum Phase {
    INIT("init", "init_by_lua*"),
    INIT_WORKER("init_worker", "init_worker_by_lua*"),
    REWRITE("rewrite", "rewrite_by_lua*"),
    ACCESS("access", "access_by_lua*"),
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

    /// `content_by_lua`, which `_block` or `_file` may follow.
    public String directive() {
        return shortName + "_by_lua";
    }

    /// What messages and log lines call it.
    String context() {
        return context;
    }
}
