package tile38hc;

/// The exit statuses, as nginx and the shell have them.
enum Exit {
    /// It ran, or showed what was asked for.
    OK(0),
    /// The configuration was refused, a port was taken, a peer was found down.
    FAILED(1),
    /// The command line made no sense.
    USAGE(2);

    private final int status;

    Exit(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
