package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule();
    private final Peer a = peer("a");
    private final Peer b = peer("b");
    private final Peer c = peer("c");

    @Test
    void all_are_due_at_once_in_their_order() {
        schedule.keepOnly(List.of(a, b, c), 0);
        assertThat(schedule.take(0)).isSameAs(a);
        assertThat(schedule.take(0)).isSameAs(b);
        assertThat(schedule.take(0)).isSameAs(c);
        assertThat(schedule.take(0)).isNull();
        assertThat(schedule.isEmpty()).isTrue();
    }

    @Test
    void a_peer_is_due_an_interval_after_its_start_or_at_its_end() {
        assertThat(Schedule.dueAfter(1_000, 1_030, 100)).isEqualTo(1_100);
        assertThat(Schedule.dueAfter(1_000, 1_250, 100)).isEqualTo(1_250);
    }

    @Test
    void a_peer_that_hangs_delays_nobody() {
        schedule.keepOnly(List.of(a, b), 0);
        assertThat(schedule.take(0)).isSameAs(a);
        assertThat(schedule.take(0)).isSameAs(b);
        schedule.putBack(b, 100);
        assertThat(schedule.take(99)).isNull();
        assertThat(schedule.untilNext(99)).isEqualTo(1);
        assertThat(schedule.take(100)).isSameAs(b);
    }

    @Test
    void the_longest_overdue_goes_first() {
        schedule.keepOnly(List.of(a, b, c), 0);
        schedule.take(0);
        schedule.take(0);
        schedule.take(0);
        schedule.putBack(a, 300);
        schedule.putBack(b, 100);
        schedule.putBack(c, 200);
        assertThat(schedule.take(1_000)).isSameAs(b);
        assertThat(schedule.take(1_000)).isSameAs(c);
        assertThat(schedule.take(1_000)).isSameAs(a);
    }

    @Test
    void members_come_and_go() {
        schedule.keepOnly(List.of(a, b), 0);
        schedule.keepOnly(List.of(b, c), 50);
        assertThat(schedule.take(50)).isSameAs(b);
        assertThat(schedule.take(50)).isSameAs(c);
        assertThat(schedule.isEmpty()).isTrue();
    }

    @Test
    void one_that_left_while_probed_is_forgotten() {
        schedule.keepOnly(List.of(a), 0);
        schedule.take(0);
        schedule.keepOnly(List.of(), 10);
        schedule.putBack(a, 100);
        assertThat(schedule.isEmpty()).isTrue();
    }

    @Test
    void one_that_left_and_came_back_while_probed_is_probed_once() {
        schedule.keepOnly(List.of(a), 0);
        schedule.take(0);
        schedule.keepOnly(List.of(), 10);
        schedule.keepOnly(List.of(a), 20);
        assertThat(schedule.take(50)).isNull();
        schedule.putBack(a, 100);
        assertThat(schedule.take(100)).isSameAs(a);
        assertThat(schedule.take(100)).isNull();
    }

    @Test
    void nanoseconds_may_overflow() {
        long late = Long.MAX_VALUE - 10;
        schedule.keepOnly(List.of(a, b), late);
        schedule.take(late);
        schedule.putBack(a, Schedule.dueAfter(late, late, 100));
        assertThat(schedule.take(late)).isSameAs(b);
        assertThat(schedule.take(late)).isNull();
        assertThat(schedule.untilNext(late)).isEqualTo(100);
        assertThat(schedule.take(late + 100)).isSameAs(a);
    }

    private static Peer peer(String name) {
        return new Peer("foo", ServerSketch.server(name), Optional.empty(), false, () -> {});
    }
}
