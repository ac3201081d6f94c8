package tile38hc.ngx;

import java.util.Optional;

/// The methods of HTTP that nginx has a number for, in the order of their bits.
enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    DELETE,
    MKCOL,
    COPY,
    MOVE,
    OPTIONS,
    PROPFIND,
    PROPPATCH,
    LOCK,
    UNLOCK,
    PATCH,
    TRACE;

    int bit() {
        return 2 << ordinal();
    }

    static Optional<Method> of(double bit) {
        for (Method method : values()) {
            if (method.bit() == bit) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }
}
