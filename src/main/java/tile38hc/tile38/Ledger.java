package tile38hc.tile38;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tile38hc.health.Condition;

/// Turns what single rounds claim into conditions: each comes when it was claimed in as many rounds in a row as
/// its [Code] wants, counts from the first of them, and goes with the first round that does not claim it. If that
/// round claims something of the same subject that is as bad and yet to be told, it goes when that is told: nobody
/// is well between two conditions.
final class Ledger {

    private record Key(Claim.Scope scope, String subject, Code code) {}

    private record Entry(Claim claim, Instant since, int rounds) {

        boolean told() {
            return rounds >= claim.code().samples();
        }

        Condition condition() {
            return new Condition(claim.code().text(), claim.code().severity(), since, claim.message(), claim.facts());
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();

    /// @param resting peers that were not asked in this round: what is claimed of them is no news
    /// @return what came and went
    List<Notice> enter(List<Claim> claims, Set<String> resting, Instant time) {
        List<Notice> notices = new ArrayList<>();
        Map<Key, Entry> now = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Key key = new Key(claim.scope(), claim.subject(), claim.code());
            Entry before = entries.get(key);
            int more = resting.contains(claim.subject()) ? 0 : 1;
            Entry entry = before == null
                    ? new Entry(claim, time, more)
                    : new Entry(claim, before.since(), before.rounds() + more);
            now.put(key, entry);
            if (entry.told() && (before == null || !before.told())) {
                notices.add(new Notice.Came(peer(key), entry.condition()));
            }
        }
        entries.forEach((key, entry) -> {
            if (!entry.told() || now.containsKey(key)) {
                return;
            }
            if (givesWay(key, now)) {
                now.put(key, entry);
            } else {
                notices.add(new Notice.Went(peer(key), entry.condition(), time));
            }
        });
        entries.clear();
        entries.putAll(now);
        return notices;
    }

    private static boolean givesWay(Key ended, Map<Key, Entry> now) {
        return now.entrySet().stream()
                .anyMatch(other -> !other.getValue().told()
                        && other.getKey().scope() == ended.scope()
                        && other.getKey().subject().equals(ended.subject())
                        && other.getKey()
                                        .code()
                                        .severity()
                                        .compareTo(ended.code().severity())
                                >= 0);
    }

    List<Condition> whole() {
        return conditions(Claim.Scope.WHOLE, Optional.empty());
    }

    List<Condition> of(Claim.Scope scope, String peer) {
        return conditions(scope, Optional.of(peer));
    }

    private List<Condition> conditions(Claim.Scope scope, Optional<String> subject) {
        List<Condition> conditions = new ArrayList<>();
        entries.forEach((key, entry) -> {
            if (entry.told()
                    && key.scope() == scope
                    && subject.map(key.subject()::equals).orElse(true)) {
                conditions.add(entry.condition());
            }
        });
        return conditions;
    }

    private static Optional<String> peer(Key key) {
        return key.scope() == Claim.Scope.WHOLE ? Optional.empty() : Optional.of(key.subject());
    }
}
