package tile38hc.health;

/// Where and when the work of checkers is done. Tests script it.
public interface Workers {

    /// Has `work` done soon, by a thread that it may block.
    void start(Runnable work);

    /// As [#start], but after so long.
    void startLater(Runnable work, long nanos);
}
