package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tile38hc.health.ServerSketch.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UpstreamTest {
    private final Server leader = server("leader", false, false);
    private final Server spare = server("spare", true, false);
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void a_name_without_address_stands_there_itself_and_is_down() {
        assertThat(shown(upstream(leader, spare))).isEqualTo("leader:80 DOWN | spare:80 DOWN");
    }

    @Test
    void addresses_known_at_the_start_are_up_unless_the_server_is_marked_down() {
        Server marked = server("marked", false, true);
        Upstream upstream = upstream(leader, marked, spare);
        upstream.resolved(Map.of(
                leader, addresses("10.0.0.1", "10.0.0.2"),
                marked, addresses("10.0.0.3"),
                spare, addresses("10.0.0.4")));
        assertThat(shown(upstream)).isEqualTo("10.0.0.1:80 UP 10.0.0.2:80 UP 10.0.0.3:80 DOWN | 10.0.0.4:80 UP");
    }

    @Test
    void a_name_that_resolves_later_starts_down() {
        Upstream upstream = upstream(leader);
        upstream.resolved(Map.of(leader, List.of()));
        upstream.resolved(Map.of(leader, addresses("10.0.0.1")));
        assertThat(shown(upstream)).isEqualTo("10.0.0.1:80 DOWN |");
        upstream.resolved(Map.of(leader, addresses("10.0.0.1", "10.0.0.2")));
        assertThat(shown(upstream)).isEqualTo("10.0.0.1:80 DOWN 10.0.0.2:80 UP |");
    }

    @Test
    void a_peer_keeps_its_state_wherever_it_then_stands() {
        Upstream upstream = upstream(leader);
        upstream.resolved(Map.of(leader, addresses("10.0.0.1", "10.0.0.2")));
        Peer second = upstream.peers().primary().get(1);
        upstream.resolved(Map.of(leader, addresses("10.0.0.2", "10.0.0.3")));
        assertThat(upstream.peers().primary().getFirst()).isSameAs(second);
    }

    @Test
    void equal_servers_are_different_peers() {
        Server again = server("again", false, false);
        Upstream upstream = upstream(leader, again);
        upstream.resolved(Map.of(leader, addresses("10.0.0.1"), again, addresses("10.0.0.1")));
        List<Peer> before = upstream.peers().primary();
        assertThat(before.getFirst()).isNotSameAs(before.getLast());
        upstream.resolved(Map.of(leader, addresses("10.0.0.1", "10.0.0.2")));
        assertThat(upstream.peers().primary().getFirst()).isSameAs(before.getFirst());
        assertThat(upstream.peers().primary().getLast()).isSameAs(before.getLast());
    }

    @Test
    void a_name_that_stops_resolving_keeps_its_addresses() {
        Upstream upstream = upstream(leader);
        upstream.resolved(Map.of(leader, addresses("10.0.0.1")));
        assertThat(upstream.resolved(Map.of(leader, List.of()))).isFalse();
        assertThat(shown(upstream)).isEqualTo("10.0.0.1:80 UP |");
    }

    @Test
    void listeners_hear_of_other_peers_only() {
        Upstream upstream = upstream(leader);
        AtomicInteger heard = new AtomicInteger();
        upstream.onMembershipChange(heard::incrementAndGet);
        upstream.resolved(Map.of(leader, addresses("10.0.0.1")));
        upstream.resolved(Map.of(leader, addresses("10.0.0.1")));
        assertThat(heard).hasValue(1);
        assertThat(changes).hasValue(1);
    }

    private Upstream upstream(Server... servers) {
        return new Upstream("foo", List.of(servers), changes::incrementAndGet);
    }

    private static List<SocketAddress> addresses(String... literals) {
        return Arrays.stream(literals)
                .<SocketAddress>map(literal -> new InetSocketAddress(InetAddress.ofLiteral(literal), 80))
                .toList();
    }

    private static String shown(Upstream upstream) {
        List<String> words = new ArrayList<>();
        upstream.peers().primary().forEach(peer -> words.add(shown(peer)));
        words.add("|");
        upstream.peers().backup().forEach(peer -> words.add(shown(peer)));
        return words.stream().collect(Collectors.joining(" "));
    }

    private static String shown(Peer peer) {
        return peer.name() + (peer.down() ? " DOWN" : " UP");
    }
}
