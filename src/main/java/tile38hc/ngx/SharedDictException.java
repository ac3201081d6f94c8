package tile38hc.ngx;

/// An operation on a shared dictionary is not done, for a reason that programs expect. The message is ngx_lua's.
final class SharedDictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final String NO_MEMORY = "no memory";
    static final String EXISTS = "exists";
    static final String NOT_FOUND = "not found";
    static final String NOT_A_NUMBER = "not a number";
    static final String IS_A_LIST = "value is a list";
    static final String NOT_A_LIST = "value not a list";

    private final boolean forcible;

    SharedDictException(String message) {
        this(message, false);
    }

    SharedDictException(String message, boolean forcible) {
        super(message, null, false, false);
        this.forcible = forcible;
    }

    /// Whether other entries were thrown out before it failed.
    boolean isForcible() {
        return forcible;
    }
}
