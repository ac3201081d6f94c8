package tile38hc.ngx;

/// Whose behaviour is reproduced: the versions that the recorded answers come from, which configurations may ask
/// for.
final class Versions {
    static final String NGINX = "1.22.1";
    static final int NGINX_NUMBER = 1_022_001;
    static final int NGX_LUA = 10_023;
    static final String RESTY_CORE = "0.1.24";
    static final String LRUCACHE = "0.11";
    static final String HEALTHCHECK = "0.08";

    private Versions() {}
}
