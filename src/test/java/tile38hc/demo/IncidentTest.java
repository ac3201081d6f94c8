package tile38hc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tile38hc.Await;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

/// A cycle of the incident, second by second and without waiting for them.
class IncidentTest {

    @AutoClose
    private final Demo demo = Demo.start(0, 0, System::nanoTime);

    private final List<String> told = new ArrayList<>();
    private final Incident incident = new Incident(demo, told::add);

    IncidentTest() throws Exception {}

    @Test
    void the_follower_falls_behind_catches_up_loses_objects_and_is_healed_and_so_again() throws Exception {
        for (int cycle = 1; cycle <= 2; cycle++) {
            awaitSame("aof_size");
            to("takes in no more", cycle);
            long stuck = figure(demo.follower(), "aof_size");
            incident.tick();
            assertThat(figure(demo.follower(), "aof_size")).isEqualTo(stuck);
            assertThat(figure(demo.leader(), "aof_size")).isGreaterThan(stuck);
            to("what it missed", cycle);
            awaitSame("aof_size");
            to("loses 40 objects", cycle);
            assertThat(figure(demo.follower(), "num_objects")).isEqualTo(figure(demo.leader(), "num_objects") - 40);
            to("follows its leader anew", cycle);
            awaitSame("num_objects");
            awaitSame("aof_size");
        }
        assertThat(told).hasSize(8);
    }

    /// Plays until a step has been told so often.
    private void to(String news, int times) {
        for (int second = 0; second <= Incident.CYCLE_SECONDS; second++) {
            if (told.stream().filter(line -> line.contains(news)).count() == times) {
                return;
            }
            incident.tick();
        }
        throw new AssertionError("not told: " + news + " in " + told);
    }

    private void awaitSame(String figure) {
        Await.until("the same " + figure, () -> figure(demo.follower(), figure) == figure(demo.leader(), figure));
    }

    /// -1 where a server refuses to tell, as a follower does that is still catching up for the first time.
    private static long figure(StandIn server, String name) {
        Json.Obj answer = (Json.Obj) Json.read(server.run("SERVER"), JsonRules.TEXT);
        Optional<Json.Num> figure =
                answer.get("stats", Json.Obj.class).flatMap(stats -> stats.get(name, Json.Num.class));
        return figure.map(number -> (long) number.value()).orElse(-1L);
    }
}
