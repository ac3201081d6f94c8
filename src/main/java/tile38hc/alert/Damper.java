package tile38hc.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tile38hc.health.JournalEntry;
import tile38hc.page.Alert;

/// Keeps a peer that flaps from filling somebody's telephone.
///
/// News open a window of a minute. They and the next of their kind, which mostly are the end of the matter, pass at
/// once; what else comes in the window is held back and told as one summary, when nothing has come for a minute or
/// when the window is over. A window that ends in a summary is followed by one of twice its length, up to
/// [#LONGEST], in which nothing passes at once. One that ends without a summary is followed by none.
///
///     news  ─▶ down ┐ up ┐ down  up  down          down  up
///     told  ─▶ down ┘ up ┘               └ 3 times       └ twice
///              │◀──────── 1 min ────────▶│◀────── 2 min ─────▶│
///
/// What comes out depends on what is put in and when, and on nothing else. For one thread.
final class Damper {
    private static final long QUIET = Duration.ofMinutes(1).toNanos();
    private static final long LONGEST = Duration.ofMinutes(16).toNanos();
    private static final int AT_ONCE = 2;

    /// What alternates: the turns of a peer, one condition of it, one kind of event.
    private record Matter(Optional<String> upstream, Optional<String> peer, String code) {}

    private static final class Window {
        private final long end;
        private final long length;
        private int passed;
        private Alert held;
        private long newest;

        private Window(long start, long length, int passed) {
            this.end = start + length;
            this.length = length;
            this.passed = passed;
        }

        private long due() {
            return held == null ? end : Math.min(end, newest + QUIET);
        }
    }

    private final Map<Matter, Window> windows = new LinkedHashMap<>();

    /// What of an entry is to be told at once.
    Optional<Alert> take(JournalEntry entry, long now) {
        Window window = windows.computeIfAbsent(matter(entry), _ -> new Window(now, QUIET, 0));
        if (window.passed < AT_ONCE) {
            window.passed++;
            return Optional.of(Alert.of(entry));
        }
        window.held = window.held == null ? Alert.of(entry) : window.held.and(entry);
        window.newest = now;
        return Optional.empty();
    }

    /// The summaries that are due by now.
    List<Alert> due(long now) {
        List<Alert> summaries = new ArrayList<>();
        Map<Matter, Window> next = new LinkedHashMap<>();
        for (Iterator<Map.Entry<Matter, Window>> all = windows.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Matter, Window> one = all.next();
            Window window = one.getValue();
            if (now - window.due() >= 0) {
                all.remove();
                if (window.held != null) {
                    summaries.add(window.held);
                    next.put(one.getKey(), new Window(now, Math.min(2 * window.length, LONGEST), AT_ONCE));
                }
            }
        }
        windows.putAll(next);
        return summaries;
    }

    /// Nanoseconds until [#due] may have something to tell; nothing while all is quiet.
    Optional<Long> untilNext(long now) {
        return windows.values().stream().map(window -> window.due() - now).min(Long::compare);
    }

    /// What is held back, for the end of the process.
    List<Alert> rest() {
        List<Alert> rest = windows.values().stream()
                .map(window -> window.held)
                .filter(held -> held != null)
                .toList();
        windows.clear();
        return rest;
    }

    private static Matter matter(JournalEntry entry) {
        String code =
                switch (entry.kind()) {
                    case TURNED_DOWN, TURNED_UP -> "";
                    case CAME, WENT, HAPPENED -> entry.code();
                };
        return new Matter(entry.upstream(), entry.peer(), code);
    }
}
