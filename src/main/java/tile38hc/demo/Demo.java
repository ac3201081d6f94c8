package tile38hc.demo;

import java.io.IOException;
import java.util.function.LongSupplier;

/// A running pair: a leader with three points in it and a follower that follows it.
public final class Demo implements AutoCloseable {
    private final StandIn leader;
    private final StandIn follower;

    private Demo(StandIn leader, StandIn follower) {
        this.leader = leader;
        this.follower = follower;
    }

    /// @param leaderPort on 127.0.0.1; 0 for any, as for the follower
    /// @param nanoTime counts nanoseconds, as `System.nanoTime` does
    /// @throws IOException if a port is taken
    public static Demo start(int leaderPort, int followerPort, LongSupplier nanoTime) throws IOException {
        StandIn leader = StandIn.start(leaderPort, nanoTime);
        try {
            leader.run("SET", "fleet", "truck1", "POINT", "33.5123", "-112.2693");
            leader.run("SET", "fleet", "truck2", "POINT", "33.4626", "-112.1695");
            leader.run("SET", "depots", "phoenix", "POINT", "33.4484", "-112.0740");
            StandIn follower = StandIn.start(followerPort, nanoTime);
            follower.follow(leader);
            return new Demo(leader, follower);
        } catch (IOException | RuntimeException e) {
            leader.close();
            throw e;
        }
    }

    public StandIn leader() {
        return leader;
    }

    public StandIn follower() {
        return follower;
    }

    @Override
    public void close() {
        follower.close();
        leader.close();
    }
}
