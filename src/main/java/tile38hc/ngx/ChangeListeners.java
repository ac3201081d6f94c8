package tile38hc.ngx;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tile38hc.health.Event;
import tile38hc.health.Outcome;
import tile38hc.lua.LuaError;
import tile38hc.lua.LuaFunction;
import tile38hc.lua.LuaTable;

/// The functions of `on_change`: called when a peer turned, one call after the other in the order of the turns, each as
/// a timer's run is. Whoever tells of a turn only puts it into a queue, so that no check ever waits for Lua; while
/// [#LONGEST_QUEUE] calls wait, further ones are left out, and the log says so.
final class ChangeListeners {
    static final int LONGEST_QUEUE = 1024;

    /// @param world the one whose function it is
    private record Listener(World world, LuaFunction function) {}

    private record Call(Listener listener, Change change) {}

    /// What a function is told.
    ///
    /// @param streak of how many checks in a row
    private record Change(Instant time, String upstream, String peer, String status, long streak, String reason) {

        LuaTable table() {
            return Api.empty()
                    .constant("time", time.toEpochMilli() / 1000.0)
                    .set("upstream", upstream)
                    .set("peer", peer)
                    .set("status", status)
                    .constant("checks", streak)
                    .set("reason", reason)
                    .table();
        }
    }

    private final NgxHost host;
    private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>(); // by upstream
    private final Queue<Call> queue = new ArrayDeque<>(); // this and the rest: guarded by it
    private boolean working;
    private boolean complained; // since the queue was empty
    private boolean closed;

    ChangeListeners(NgxHost host) {
        this.host = host;
    }

    /// One function is called once for a turn, however many checkers of the upstream name it.
    void add(String upstream, World world, LuaFunction function) {
        listeners.compute(upstream, (_, before) -> {
            Set<Listener> all = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
            all.add(new Listener(world, function));
            return all;
        });
    }

    void take(Event event) {
        switch (event) {
            case Event.ProbeFailed _ -> {}
            case Event.TurnedDown(Instant time, String upstream, String peer, long failures, Outcome outcome) ->
                tell(new Change(time, upstream, peer, "down", failures, outcome.message(peer)));
            case Event.TurnedUp(Instant time, String upstream, String peer, long successes) ->
                tell(new Change(time, upstream, peer, "up", successes, successes + " check(s) in a row were passed"));
        }
    }

    private void tell(Change change) {
        for (Listener listener : listeners.getOrDefault(change.upstream(), Set.of())) {
            enqueue(new Call(listener, change));
        }
    }

    private void enqueue(Call call) {
        synchronized (queue) {
            if (closed) {
                return;
            }
            if (queue.size() < LONGEST_QUEUE) {
                queue.add(call);
            } else if (!complained) {
                complained = true;
                String upstream = call.change().upstream();
                host.log(
                        Constants.ERR,
                        "healthcheck: on_change is too slow and is not told of all changes, upstream: " + upstream);
            }
            if (!working) {
                working = true;
                Thread.ofVirtual().name("on-change").start(this::work);
            }
        }
    }

    private void work() {
        for (Call call = next(); call != null; call = next()) {
            run(call);
        }
    }

    private Call next() {
        synchronized (queue) {
            Call call = queue.poll();
            if (call == null) {
                working = false;
                complained = false;
            }
            return call;
        }
    }

    private void run(Call call) {
        World world = call.listener().world();
        Handler handler = Handler.ofTimer("");
        try {
            world.run(
                    handler,
                    TimerApi.LIMIT,
                    call.listener().function(),
                    call.change().table());
        } catch (LuaError error) {
            String what =
                    "healthcheck: on_change of upstream \"" + call.change().upstream() + "\" failed: ";
            Failures.log(host, what, error, handler);
        }
    }

    /// Calls that wait are not made any more.
    void close() {
        synchronized (queue) {
            closed = true;
            queue.clear();
        }
    }
}
