package tile38hc.health;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// When each peer of one checker is due: the later of its last start plus its interval and its last end. A peer
/// that is being probed stands nowhere in the queue, so no two probes of it overlap and a hanging one delays
/// nobody else.
///
/// Times are monotonic nanoseconds. Not safe for use by several threads: the [Checker]'s lock guards it.
final class Schedule {

    /// One peer's place in the queue.
    ///
    /// @param order breaks ties, so that peers due at the same moment go in the order of the configuration
    record Entry(Peer peer, long due, long order) {}

    private final PriorityQueue<Entry> waiting = new PriorityQueue<>(Schedule::byDueTime);
    private final Map<Peer, Entry> probed = new HashMap<>();
    private final Set<Peer> members = new HashSet<>();
    private long order;

    /// Makes these the peers: new ones are due now, those that are gone are forgotten.
    void keepOnly(List<Peer> peers, long now) {
        members.retainAll(Set.copyOf(peers));
        waiting.removeIf(entry -> !members.contains(entry.peer()));
        for (Peer peer : peers) {
            // one that left and came back while its probe runs is queued when that ends
            if (members.add(peer) && !probed.containsKey(peer)) {
                waiting.add(new Entry(peer, now, order++));
            }
        }
    }

    /// Takes the peer that has waited longest past its time; null if none is due.
    Peer take(long now) {
        Entry head = waiting.peek();
        if (head == null || head.due() - now > 0) {
            return null;
        }
        waiting.remove();
        probed.put(head.peer(), head);
        return head.peer();
    }

    /// When a peer is due again whose probe ran from `start` to `end`.
    static long dueAfter(long start, long end, long interval) {
        return start + interval - end > 0 ? start + interval : end;
    }

    /// Puts a peer back into the queue whose probe has ended, unless it has left meanwhile.
    void putBack(Peer peer, long due) {
        Entry before = probed.remove(peer);
        if (members.contains(peer)) {
            waiting.add(new Entry(peer, due, before.order()));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// How long until the next peer is due: not above zero if one is. Only while there is one waiting.
    long untilNext(long now) {
        return waiting.element().due() - now;
    }

    /// By difference, since monotonic nanoseconds may overflow.
    private static int byDueTime(Entry a, Entry b) {
        int byDue = Long.signum(a.due() - b.due());
        return byDue != 0 ? byDue : Long.compare(a.order(), b.order());
    }
}
