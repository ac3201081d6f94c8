package tile38hc.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tile38hc.health.Condition;
import tile38hc.health.Snapshot;
import tile38hc.health.Snapshot.Group;
import tile38hc.health.Snapshot.PeerView;

/// `--watch` where the output is no terminal: a line for each peer whose state or conditions have changed since
/// the last call. Text is Unicode without control characters.
public final class PeerNews {

    /// @param codes of the conditions; only these are compared, for the figures in a sentence change all the time
    private record Known(String state, List<String> codes) {

        static Known of(String state, List<Condition> conditions) {
            return new Known(state, conditions.stream().map(Condition::code).toList());
        }
    }

    private static final String WHOLE = "all together";

    private Map<String, Known> last = Map.of();
    private Known lastOfTheWhole = Known.of("", List.of());

    /// All peers the first time.
    public List<String> since(Snapshot snapshot) {
        Map<String, Known> now = new LinkedHashMap<>();
        List<String> news = new ArrayList<>();
        for (Group group : snapshot.upstreams()) {
            for (PeerView peer : group.peers()) {
                String who = TerminalText.of(group.name() + " " + peer.address());
                Known known = Known.of(TerminalRow.state(peer), peer.conditions());
                now.put(who, known);
                if (!known.equals(last.get(who))) {
                    news.add(text(who + " " + known.state(), peer.conditions()));
                }
            }
        }
        Known whole = Known.of("", snapshot.conditions());
        if (!whole.equals(lastOfTheWhole)) {
            news.add(whole.codes().isEmpty() ? WHOLE + ": well again" : text(WHOLE, snapshot.conditions()));
        }
        lastOfTheWhole = whole;
        last.keySet().stream()
                .filter(who -> !now.containsKey(who))
                .forEach(who -> news.add(who + " is not listed any more"));
        last = now;
        return news;
    }

    private static String text(String who, List<Condition> conditions) {
        StringBuilder text = new StringBuilder(who);
        conditions.forEach(condition -> text.append("; ").append(TerminalText.of(TerminalRow.sentence(condition))));
        return text.toString();
    }
}
