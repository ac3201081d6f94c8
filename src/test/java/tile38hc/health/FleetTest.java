package tile38hc.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a fleet takes over from the one of the configuration before it.
class FleetTest {
    private static final Instant TURNED = Instant.parse("2026-11-22T12:00:00Z");

    private final CheckerSpec spec = new SpecSketch().spec();
    private final List<Event> events = new ArrayList<>();

    /// Servers are `host`, `backup:host`; a peer that is down has `-` in front.
    @ParameterizedTest
    @CsvSource({
        "-1 2,        2 1,           2 -1,          2",
        "-1 2,        3 1,           3 -1,          1",
        "-1 -2,       2,             -2,            1",
        "-1,          1 1,           -1 1,          1",
        "-1,          backup:1,      1,             0",
        "backup:-1,   backup:1 2,    2 -1,          1",
        "1,           2,             2,             0"
    })
    void a_peer_goes_on_where_its_address_stays(String before, String after, String expected, int kept) {
        Fleet old = fleet("foo", before);
        Fleet next = fleet("foo", after);
        assertThat(next.takeOver(old)).isEqualTo(kept);
        assertThat(shown(next)).isEqualTo(expected);
    }

    @Test
    void an_upstream_of_another_name_begins_anew() {
        Fleet next = fleet("bar", "1");
        assertThat(next.takeOver(fleet("foo", "-1"))).isZero();
        assertThat(shown(next)).isEqualTo("1");
    }

    @Test
    void everything_that_was_known_is_known_but_when_the_next_check_is() {
        Fleet old = fleet("foo", "-1");
        Peer was = peer(old);
        Fleet next = fleet("foo", "1");
        next.takeOver(old);
        Peer is = peer(next);
        assertThat(is).isNotSameAs(was);
        assertThat(is.counted(spec.shm())).isPresent().isEqualTo(was.counted(spec.shm()));
        assertThat(List.of(is.state(), is.since(), is.last(), is.history().total(), is.totals()))
                .isEqualTo(List.of(was.state(), was.since(), was.last(), spec.fall(), was.totals()));
        assertThat(is.next()).isEmpty();
    }

    @Test
    void the_old_peer_takes_in_nothing_any_more_and_tells_nothing() {
        Fleet old = fleet("foo", "1");
        Fleet next = fleet("foo", "1");
        next.takeOver(old);
        events.clear();
        fail(peer(old));
        peer(old).setDown(true, TURNED);
        assertThat(shown(old) + shown(next)).isEqualTo("11");
        assertThat(events).isEmpty();
        assertThat(peer(next).totals()).isEqualTo(ProbeTotals.NONE);
    }

    @Test
    void a_page_reads_differently_then() {
        Fleet next = fleet("foo", "1");
        long version = next.version();
        next.takeOver(fleet("foo", "-1"));
        assertThat(next.version()).isGreaterThan(version);
        version = next.version();
        peer(next).setDown(false, TURNED);
        assertThat(next.version()).isGreaterThan(version);
    }

    private Fleet fleet(String name, String servers) {
        Fleet fleet = new Fleet();
        Map<Server, List<SocketAddress>> addresses = new HashMap<>();
        List<Server> list = new ArrayList<>();
        for (String word : servers.split(" ")) {
            Server server = ServerSketch.server(list.size() + word, word.startsWith("backup:"), false);
            list.add(server);
            String host = "10.0.0." + word.replaceAll("\\D", "");
            addresses.put(server, List.of(new InetSocketAddress(InetAddress.ofLiteral(host), 80)));
        }
        Upstream upstream = fleet.add(name, list);
        upstream.resolved(addresses);
        List<Peer> peers = upstream.peers().all();
        List<String> words = new ArrayList<>(Arrays.asList(servers.split(" ")));
        words.sort((a, b) -> Boolean.compare(a.startsWith("backup:"), b.startsWith("backup:")));
        for (int i = 0; i < peers.size(); i++) {
            if (words.get(i).contains("-")) {
                for (int failures = 0; failures < spec.fall(); failures++) {
                    fail(peers.get(i));
                }
            }
        }
        return fleet;
    }

    private void fail(Peer peer) {
        Outcome outcome = new Outcome.NotConnected("refused");
        peer.after(new Probe(TURNED, Duration.ofMillis(1), outcome), spec, TURNED, events::add);
    }

    private static Peer peer(Fleet fleet) {
        return fleet.upstreams().getFirst().peers().all().getFirst();
    }

    private static String shown(Fleet fleet) {
        return String.join(
                " ",
                fleet.upstreams().getFirst().peers().all().stream()
                        .map(peer -> (peer.down() ? "-" : "") + peer.name().replaceAll("10.0.0.(.):80", "$1"))
                        .toList());
    }
}
