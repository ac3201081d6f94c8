package tile38hc.demo;

/// A command that cannot be run: the error in RESP, and the one in JSON, which Tile38 words differently once.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String resp;

    private Refusal(String resp, String json) {
        super(json, null, false, false);
        this.resp = resp;
    }

    static Refusal because(String error) {
        return new Refusal("ERR " + error, error);
    }

    static Refusal wrongArguments(String command) {
        return new Refusal(
                "ERR wrong number of arguments for '" + command + "' command", "invalid number of arguments");
    }

    static Refusal invalid(String argument) {
        return because("invalid argument '" + argument + "'");
    }

    /// The one error that Tile38 sends without `ERR`.
    static Refusal endOfFile() {
        return new Refusal("EOF", "EOF");
    }

    Reply reply() {
        return new Reply(new Resp.Failure(resp), null, null, getMessage());
    }
}
