package tile38hc.ngx;

/// What a program may change about one instance of cjson. The values are lua-cjson's defaults.
final class CjsonSettings {
    static final int HIGHEST_PRECISION = 16;

    enum InvalidNumbers {
        OFF,
        ON,
        NULL
    }

    boolean convertSparse;
    int sparseRatio = 2;
    int sparseSafe = 10;
    int encodeMaxDepth = 1000;
    int decodeMaxDepth = 1000;
    int precision = 14;
    boolean keepBuffer = true; // told again when asked, and nothing else
    InvalidNumbers encodeInvalidNumbers = InvalidNumbers.OFF;
    boolean decodeInvalidNumbers = true;
    boolean emptyTableAsObject = true;
    boolean decodeArrayWithArrayMt;
    boolean escapeForwardSlash = true;
}
