package tile38hc.web;

import java.util.Set;

/// `limit_except`: what holds for all methods but some.
public record LimitExcept(Set<String> methods, Settings others) {

    public LimitExcept {
        methods = Set.copyOf(methods);
    }
}
