package tile38hc.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tile38hc.health.Condition;
import tile38hc.health.Replica;
import tile38hc.health.Severity;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// One address, and all that the upstreams that list it know of it.
record RoutedPeer(String address, List<PeerView> views) {

    RoutedPeer {
        views = List.copyOf(views);
    }

    /// In the configuration's order.
    static List<RoutedPeer> of(Snapshot snapshot) {
        Map<String, List<PeerView>> byAddress = new LinkedHashMap<>();
        for (Group group : snapshot.upstreams()) {
            for (PeerView view : group.peers()) {
                byAddress
                        .computeIfAbsent(view.address(), _ -> new ArrayList<>())
                        .add(view);
            }
        }
        List<RoutedPeer> peers = new ArrayList<>();
        byAddress.forEach((address, views) -> peers.add(new RoutedPeer(address, views)));
        return peers;
    }

    boolean isCalled(String name) {
        return address.equals(name)
                || views.stream().anyMatch(view -> view.server().equals(name));
    }

    boolean is(Replica.Role role) {
        return replica().filter(replica -> replica.role() == role).isPresent();
    }

    OptionalDouble lagSeconds() {
        return replica().map(Replica::lagSeconds).orElse(OptionalDouble.empty());
    }

    /// Why it does not count; empty if it does.
    Optional<String> fault() {
        List<PeerView> checked = views.stream().filter(PeerView::checked).toList();
        if (checked.isEmpty()) {
            return Optional.of("nobody checks it");
        }
        return checked.stream()
                .filter(PeerView::down)
                .findFirst()
                .map(RoutedPeer::downReason)
                .or(() -> checked.stream()
                        .flatMap(view -> view.conditions().stream())
                        .filter(RoutedPeer::isGrave)
                        .findFirst()
                        .map(RoutedPeer::text));
    }

    static boolean isGrave(Condition condition) {
        return condition.severity() == Severity.DOWN;
    }

    static String text(Condition condition) {
        return Utf8.line(condition.code() + ": " + condition.message());
    }

    private Optional<Replica> replica() {
        return views.getFirst().replica(); // known by address, so all say the same
    }

    private static String downReason(PeerView view) {
        return "DOWN" + view.failure().map(failure -> ": " + failure).orElse("");
    }
}
