package tile38hc.health;

/// The kinds of [Outcome], without what was said: few enough to count each apart.
public enum ProbeResult {
    PASSED,
    NOT_CONNECTED,
    HANDSHAKE_FAILED,
    NOT_SENT,
    NO_STATUS_LINE,
    BAD_STATUS_LINE,
    BAD_STATUS_CODE,
    NO_BODY,
    BAD_BODY,
    UNSOUND;

    static ProbeResult of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Passed _ -> PASSED;
            case Outcome.NotConnected _ -> NOT_CONNECTED;
            case Outcome.HandshakeFailed _ -> HANDSHAKE_FAILED;
            case Outcome.NotSent _ -> NOT_SENT;
            case Outcome.NoStatusLine _ -> NO_STATUS_LINE;
            case Outcome.BadStatusLine _ -> BAD_STATUS_LINE;
            case Outcome.BadStatusCode _ -> BAD_STATUS_CODE;
            case Outcome.NoBody _ -> NO_BODY;
            case Outcome.BadBody _ -> BAD_BODY;
            case Outcome.Unsound _ -> UNSOUND;
        };
    }
}
