package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tile38hc.health.History;
import tile38hc.health.PeerState;
import tile38hc.health.ProbeTotals;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

class StatusPageTest {

    private static final PeerView UP = peer("10.0.0.1:9851", false);
    private static final PeerView DOWN = peer("10.0.0.2:9851", true);

    @Test
    void lists_each_upstream_with_its_primary_and_its_backup_peers() {
        Snapshot snapshot = snapshot(
                new Group("leader", true, List.of(), List.of(UP, DOWN), List.of(DOWN)),
                new Group("follower", false, List.of(), List.of(UP), List.of()));
        assertThat(StatusPage.of(snapshot)).isEqualTo("""
                        Upstream leader
                            Primary Peers
                                10.0.0.1:9851 UP
                                10.0.0.2:9851 DOWN
                            Backup Peers
                                10.0.0.2:9851 DOWN

                        Upstream follower (NO checkers)
                            Primary Peers
                                10.0.0.1:9851 UP
                            Backup Peers
                        """);
    }

    @Test
    void is_empty_without_upstreams() {
        assertThat(StatusPage.of(snapshot())).isEmpty();
    }

    @Test
    void is_one_line_of_error_where_ngx_upstream_cannot_find_what_it_lists() {
        Snapshot snapshot = snapshot(
                new Group("leader", true, List.of(), List.of(UP), List.of()),
                new Group("[::1]:9000", false, List.of(), List.of(UP), List.of()));
        assertThat(StatusPage.of(snapshot))
                .isEqualTo("failed to get primary peers in upstream [::1]:9000: upstream not found");
    }

    @Test
    void metrics_say_up_and_down_of_each_peer_and_of_the_upstream() {
        assertThat(PrometheusPage.of(snapshot(new Group("leader", true, List.of(), List.of(UP), List.of(DOWN)))))
                .isEqualTo("""
                        # HELP nginx_upstream_status_info The running status of nginx upstream
                        # TYPE nginx_upstream_status_info gauge
                        nginx_upstream_status_info{name="leader",endpoint="10.0.0.1:9851",status="UP",role="PRIMARY"} 1
                        nginx_upstream_status_info{name="leader",endpoint="10.0.0.1:9851",status="DOWN",role="PRIMARY"} 0
                        nginx_upstream_status_info{name="leader",endpoint="10.0.0.2:9851",status="UP",role="BACKUP"} 0
                        nginx_upstream_status_info{name="leader",endpoint="10.0.0.2:9851",status="DOWN",role="BACKUP"} 1
                        nginx_upstream_status_info{name="leader",status="UP"} 1
                        nginx_upstream_status_info{name="leader",status="DOWN"} 0
                        nginx_upstream_status_info{name="leader",status="UNKNOWN"} 0
                        """);
    }

    @Test
    void metrics_know_nothing_of_an_upstream_that_nobody_checks() {
        assertThat(PrometheusPage.of(snapshot(new Group("leader", false, List.of(), List.of(UP), List.of()))))
                .doesNotContain("endpoint")
                .contains("{name=\"leader\",status=\"UNKNOWN\"} 1\n");
    }

    private static Snapshot snapshot(Group... groups) {
        return new Snapshot(Instant.EPOCH, List.of(groups), List.of());
    }

    private static PeerView peer(String address, boolean down) {
        PeerState state = down ? PeerState.DOWN : PeerState.UP;
        return new PeerView(
                address,
                address,
                false,
                true,
                down,
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                ProbeTotals.NONE,
                History.NONE);
    }
}
