package tile38hc;

/// The program cannot start, for a reason that stands at no place in the configuration.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message the one line to show, in nginx's words where nginx has them
    RefusedException(String message) {
        super(message);
    }
}
