package tile38hc.ngx;

/// A value cannot be encoded or a text not be decoded, in lua-cjson's words.
final class CjsonFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CjsonFailure(String message) {
        super(message, null, false, false);
    }
}
