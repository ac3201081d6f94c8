package tile38hc.alert;

/// The far end of a webhook.
interface Receiver {

    /// Sends one message, and waits for what comes of it.
    ///
    /// @throws InterruptedException when there is no time left to wait
    Delivery send(String body) throws InterruptedException;
}
