package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tile38hc.demo.Demo;
import tile38hc.demo.StandIn;
import tile38hc.health.AddressText;
import tile38hc.health.Condition;
import tile38hc.health.RealTime;
import tile38hc.net.Resolver;
import tile38hc.net.Watchdog;

/// The pair of `--demo` shows its incidents to the monitor as real servers do.
class StandInTest {

    @Test
    void each_incident_of_the_demo_is_seen_and_goes() throws Exception {
        Watchdog watchdog = new Watchdog();
        Resolver resolver = new Resolver(Duration.ofSeconds(30), Map.of());
        Demo demo = Demo.start(0, 0, System::nanoTime);
        try (Monitor monitor = new Monitor(
                new Monitor.Timing(Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofSeconds(1)),
                watchdog,
                resolver,
                RealTime.CLOCK,
                Thread.ofVirtual().factory(),
                IdentityStore.none(),
                _ -> {})) {
            StandIn leader = demo.leader();
            StandIn follower = demo.follower();
            Expectations tight =
                    new Expectations(Optional.empty(), Optional.empty(), 500, Duration.ofSeconds(10), Set.of());
            monitor.watch(
                    leader.address(), Subject.of(leader.address(), "leader", Expectations.NONE, Optional.empty()));
            monitor.watch(follower.address(), Subject.of(follower.address(), "followers", tight, Optional.empty()));
            await(monitor, "caught up", () -> codes(monitor, follower).equals(Set.of()) && known(monitor, follower));
            follower.pause();
            for (int i = 0; i < 20; i++) {
                leader.run("SET", "fleet", "truck" + i, "POINT", "33", "-112");
            }
            await(monitor, "behind", () -> codes(monitor, follower).equals(Set.of("behind")));
            follower.resume();
            await(monitor, "not behind", () -> codes(monitor, follower).isEmpty());
            follower.lose("fleet", "truck2");
            await(monitor, "diverged", () -> codes(monitor, follower).equals(Set.of("diverged")));
            follower.run("FOLLOW", "no", "one");
            follower.run("FLUSHDB");
            follower.follow(leader);
            await(monitor, "healed", () -> codes(monitor, follower).isEmpty());
            leader.run("READONLY", "yes");
            await(monitor, "read only", () -> codes(monitor, leader).equals(Set.of("read_only")));
        } finally {
            demo.close();
            resolver.close();
            watchdog.close();
        }
    }

    private static boolean known(Monitor monitor, StandIn server) {
        return monitor.findings().of(AddressText.of(server.address())).replica().isPresent();
    }

    private static Set<String> codes(Monitor monitor, StandIn server) {
        return monitor.findings().of(AddressText.of(server.address())).conditions().stream()
                .map(Condition::code)
                .collect(Collectors.toSet());
    }

    private static void await(Monitor monitor, String what, BooleanSupplier seen) throws Exception {
        Talk.await(what, () -> {
            monitor.round();
            Thread.sleep(20);
            return seen.getAsBoolean();
        });
        assertThat(monitor.findings().whole()).isEmpty();
    }
}
