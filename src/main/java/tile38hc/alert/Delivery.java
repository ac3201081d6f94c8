package tile38hc.alert;

import java.time.Duration;
import java.util.Optional;

/// What came of sending a message to a webhook once. The reasons name no address.
sealed interface Delivery {

    record Done() implements Delivery {}

    /// To send it again would not help.
    record Refused(String why) implements Delivery {}

    /// @param quiet for how long the receiver wants to hear nothing
    record Failed(String why, Optional<Duration> quiet) implements Delivery {}
}
