package tile38hc.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.health.ByHand;
import tile38hc.health.Condition;
import tile38hc.health.Diagnoses;
import tile38hc.health.Fleet;
import tile38hc.health.Outcome;
import tile38hc.health.Peer;
import tile38hc.health.Replica;
import tile38hc.health.Server;
import tile38hc.health.ServerSketch;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Upstream;
import tile38hc.json.Json;
import tile38hc.json.JsonRules;

class ChangeJsonTest {
    private static final StatusJson.Process PROCESS = new StatusJson.Process(Optional.empty(), 1, Instant.EPOCH);
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Passed("HTTP/1.0 200 OK"),
            new Outcome.Passed("HTTP/1.0 204 No Content"),
            new Outcome.NotConnected("timeout"),
            new Outcome.BadStatusCode("500", "HTTP/1.0 500 Oh"));

    /// What the peers are said to have.
    private static final class Scripted implements Diagnoses {
        private final Map<String, Condition> conditions = new HashMap<>();
        private final Map<String, Replica> replicas = new HashMap<>();
        private List<Condition> whole = List.of();

        @Override
        public List<Condition> of(String peer) {
            return conditions.containsKey(peer) ? List.of(conditions.get(peer)) : List.of();
        }

        @Override
        public List<Condition> ofTheWhole() {
            return whole;
        }

        @Override
        public Optional<Replica> replica(String peer) {
            return Optional.ofNullable(replicas.get(peer));
        }
    }

    private final Fleet fleet = new Fleet();
    private final Scripted diagnoses = new Scripted();
    private final Server server = ServerSketch.server("foo");
    private final Upstream foo = upstream("foo", 3);
    private final Upstream bar = upstream("bar", 2);
    private Instant now = Instant.parse("2026-11-22T14:02:11Z");

    @Test
    void nothing_is_nothing() {
        assertThat(ChangeJson.between(snapshot(), snapshot())).isEmpty();
    }

    @Test
    void one_more_check_is_a_row() {
        check(foo, 1, 0);
        Snapshot before = snapshot();
        check(foo, 1, 0);
        assertThat(ChangeJson.between(before, snapshot()))
                .contains("{\"upstreams\":{\"0\":{\"peers\":{\"1\":{\"added\":[[" + now.toEpochMilli()
                        + ",true,0.25]]}}}},\"time\":\"2026-11-22T14:02:13Z\"}");
    }

    @Test
    void other_peers_are_no_change_but_another_document() {
        Snapshot before = snapshot();
        assertThat(ChangeJson.comparable(before, snapshot())).isTrue();
        become(foo, 4);
        assertThat(ChangeJson.comparable(before, snapshot())).isFalse();
        become(foo, 3);
        assertThat(ChangeJson.comparable(before, snapshot())).isTrue();
    }

    @Test
    void a_peer_that_left_and_came_back_is_another() {
        check(foo, 2, 0);
        Snapshot before = snapshot();
        become(foo, 2);
        become(foo, 3);
        assertThat(ChangeJson.comparable(before, snapshot())).isFalse();
    }

    /// Whoever has a document and takes over what changed has the later document.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void changes_lead_from_one_document_to_the_next(int seed) {
        Random random = new Random(seed);
        Snapshot before = snapshot();
        Json.Obj document = document(before);
        for (int step = 0; step < 300; step++) {
            for (int i = random.nextInt(8); i > 0; i--) {
                something(random);
            }
            Snapshot after = snapshot();
            Optional<String> change = ChangeJson.between(before, after);
            if (change.isPresent()) {
                document = PatchedDocument.of(document, read(change.get()));
            }
            assertThat(lasting(document)).isEqualTo(lasting(document(after)));
            before = after;
        }
    }

    private void something(Random random) {
        Upstream upstream = random.nextBoolean() ? foo : bar;
        List<Peer> peers = upstream.peers().all();
        Peer peer = peers.get(random.nextInt(peers.size()));
        switch (random.nextInt(12)) {
            case 0 -> peer.setDown(random.nextBoolean(), now);
            case 1 -> diagnoses.conditions.put(peer.name(), condition("behind by " + random.nextInt(3)));
            case 2 -> diagnoses.conditions.remove(peer.name());
            case 3 -> diagnoses.whole = random.nextBoolean() ? List.of() : List.of(condition("two leaders"));
            case 4 -> diagnoses.replicas.put(peer.name(), replica(random.nextInt(3)));
            case 5 -> fleet.checkerAdded(upstream.name());
            case 6 -> {
                for (int i = 0; i < 70; i++) { // more than a history keeps
                    check(upstream, peers.indexOf(peer), 0);
                }
            }
            default -> check(upstream, peers.indexOf(peer), random.nextInt(OUTCOMES.size()));
        }
    }

    private void check(Upstream upstream, int peer, int outcome) {
        now = now.plusSeconds(1);
        ByHand.check(upstream.peers().all().get(peer), now, Duration.ofNanos(250_000), OUTCOMES.get(outcome));
    }

    private Upstream upstream(String name, int peers) {
        Upstream upstream = fleet.add(name, List.of(server));
        become(upstream, peers);
        fleet.diagnosedBy(diagnoses);
        return upstream;
    }

    private void become(Upstream upstream, int peers) {
        List<SocketAddress> addresses = new ArrayList<>();
        IntStream.range(0, peers)
                .forEach(i -> addresses.add(new InetSocketAddress(InetAddress.ofLiteral("10.0.0." + i), 80)));
        upstream.resolved(Map.of(server, addresses));
    }

    private Snapshot snapshot() {
        return fleet.snapshot(now);
    }

    private static Json.Obj document(Snapshot snapshot) {
        return read(StatusJson.compact(snapshot, PROCESS));
    }

    private static Json.Obj read(String text) {
        return (Json.Obj) Json.read(text, JsonRules.BYTES);
    }

    /// All but the moments that nobody is told of.
    private static String lasting(Json.Obj document) {
        return without("next", without("time", document)).indented();
    }

    /// A value whose members of that name are gone, at any depth.
    private static Json without(String name, Json value) {
        return switch (value) {
            case Json.Obj(var members) -> {
                Map<String, Json> rest = new HashMap<>(members);
                rest.remove(name);
                rest.replaceAll((_, member) -> without(name, member));
                yield new Json.Obj(rest);
            }
            case Json.Arr(var items) ->
                new Json.Arr(items.stream().map(item -> without(name, item)).toList());
            default -> value;
        };
    }

    private Condition condition(String message) {
        return new Condition("behind", Severity.DEGRADED, now, message, Map.of());
    }

    private static Replica replica(long objects) {
        return new Replica(
                Replica.Role.LEADER,
                "id",
                "1.33",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                1,
                objects,
                1);
    }
}
