package tile38hc.tile38;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tile38hc.health.Condition;

/// Holds findings to what is expected: conditions come and go within so many rounds, and no others are seen
/// meanwhile.
final class Judge {
    private final Map<String, String> addresses = new TreeMap<>();
    private final List<String> events = new ArrayList<>();
    private Set<String> before = new TreeSet<>();
    private Set<String> expected = new TreeSet<>();
    private int within;
    private int rounds;
    private boolean reached = true;

    /// @param name what the test calls a peer
    void name(String name, String address) {
        addresses.put(name, address);
    }

    /// From now on these are expected, as `follower link_lost`, `whole no_leader`, in at most so many rounds.
    void expect(int within, Set<String> conditions) {
        assertThat(reached).as("the last expectation was met").isTrue();
        before = expected;
        expected = new TreeSet<>(conditions);
        this.within = within;
        rounds = 0;
        reached = false;
        events.clear();
    }

    boolean reached() {
        return reached;
    }

    /// What happened since the last expectation, as `leader restarted`. A short break of a link may be seen or
    /// not.
    List<String> events(Collection<String> expected) {
        return events.stream()
                .filter(event -> !event.endsWith(" reconnected") || expected.contains(event))
                .toList();
    }

    void after(Findings findings) {
        rounds++;
        Set<String> seen = seen(findings);
        Set<String> allowed = new TreeSet<>(expected);
        if (!reached) {
            allowed.addAll(before);
        }
        assertThat(allowed)
                .as("round %d: all conditions seen are expected", rounds)
                .containsAll(seen);
        if (reached) {
            assertThat(seen).as("round %d: they stay", rounds).isEqualTo(expected);
        }
        reached |= seen.equals(expected);
        assertThat(reached || rounds < within)
                .as("within %d rounds %s, not %s", within, expected, seen)
                .isTrue();
        findings.notices().forEach(notice -> {
            if (notice instanceof Notice.Happened happened) {
                events.add(name(happened.peer().orElseThrow()) + " " + happened.code());
            }
        });
    }

    private Set<String> seen(Findings findings) {
        Set<String> seen = new TreeSet<>();
        addresses.forEach((name, address) -> {
            for (Condition condition : findings.of(address).conditions()) {
                seen.add(name + " " + condition.code());
            }
        });
        findings.whole().forEach(condition -> seen.add("whole " + condition.code()));
        return seen;
    }

    private String name(String address) {
        Map<String, String> names = new HashMap<>();
        addresses.forEach((name, known) -> names.put(known, name));
        return names.getOrDefault(address, address);
    }
}
