package tile38hc.demo;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What goes wrong between a leader and its follower, played again and again: the follower falls behind and comes
/// after, then loses objects and is healed, with quiet time between. A truck moves every second throughout.
///
/// Each cycle adds 6 kB to the leader's log, which holds as many as four days bring.
public final class Incident implements AutoCloseable {
    static final int CYCLE_SECONDS = 84;

    private static final int TRUCKS = 300;
    private static final int MOVING = 50;
    private static final int LOST = 40; // of those that stand: a move would bring a lost one back

    private record Step(int second, String news, Runnable deed) {}

    private final Demo demo;
    private final Consumer<String> told;
    private final List<Step> steps;
    private final CountDownLatch ended = new CountDownLatch(1);
    private int second;

    Incident(Demo demo, Consumer<String> told) {
        this.demo = demo;
        this.told = told;
        this.steps = List.of(
                new Step(10, "the follower takes in no more of what its leader writes", demo.follower()::pause),
                new Step(36, "the follower takes in what it missed", demo.follower()::resume),
                new Step(46, "the follower loses " + LOST + " objects, which no count of bytes tells", this::lose),
                new Step(70, "the follower is emptied and follows its leader anew", this::heal));
        for (int truck = 0; truck < TRUCKS; truck++) {
            move(truck);
        }
    }

    /// @param told hears each step as a line, when it is taken
    public static Incident start(Demo demo, Consumer<String> told) {
        Incident incident = new Incident(demo, told);
        Thread.ofVirtual().name("incident").start(incident::play);
        return incident;
    }

    /// One second of it.
    void tick() {
        move(second % MOVING);
        int now = second % CYCLE_SECONDS;
        for (Step step : steps) {
            if (step.second() == now) {
                told.accept(step.news());
                step.deed().run();
            }
        }
        second++;
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void play() {
        try {
            while (!ended.await(1, TimeUnit.SECONDS)) {
                tick();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts an incident", e);
        }
    }

    /// Drives around Phoenix.
    private void move(int truck) {
        double lat = 33.45 + truck % 20 * 0.01 + second % 7 * 0.001;
        double lon = -112.07 - truck / 20 * 0.01;
        demo.leader().run("SET", "fleet", "truck" + truck, "POINT", String.valueOf(lat), String.valueOf(lon));
    }

    private void lose() {
        for (int truck = TRUCKS - LOST; truck < TRUCKS; truck++) {
            demo.follower().lose("fleet", "truck" + truck);
        }
    }

    private void heal() {
        demo.follower().followAnew(demo.leader());
    }
}
