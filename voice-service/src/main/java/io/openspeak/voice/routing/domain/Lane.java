package io.openspeak.voice.routing.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One event loop as the router sees it: all that touches a listener happens on the listener's lane.
 *
 * <p>Speakers on any thread post a frame once a lane, not once a listener. A lane that is busy finds several frames when its
 * turn comes and writes all of them to a listener at once: the busier it is, the fewer writes a frame costs.
 *
 * <p>A write costs more than all else, so where several people speak at once a listener's frames share writes: what comes shortly after
 * a write waits for the next tick of the lane. One who hears a single speaker, whose frames are further apart, never waits.
 */
public final class Lane {

    /** Deliveries of one turn; then other work of the event loop gets its chance. */
    private static final int MAX_TURN = 256;

    private final Executor loop;
    private final Ticker ticker;
    private final Queue<Delivery> inbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final List<Listener> touched = new ArrayList<>();
    private final List<Listener> gathering = new ArrayList<>();
    private final long gather;
    private final Alarm alarm;

    /** Runs something on the event loop after a while. */
    public interface Alarm {

        void after(long nanos, Runnable task);
    }

    private sealed interface Delivery {}

    private record Heard(Frame frame, Hearer[] hearers) implements Delivery {}

    private record Missed(Gap gap, Hearer[] hearers) implements Delivery {}

    /** One on which all goes out at once. */
    public Lane(Executor loop, Ticker ticker) {
        this(loop, ticker, Duration.ZERO, (nanos, task) -> {
            throw new IllegalStateException("nothing waits on this lane");
        });
    }

    /**
     * One on which frames may wait for others.
     *
     * @param gather longest wait
     */
    public Lane(Executor loop, Ticker ticker, Duration gather, Alarm alarm) {
        this.loop = loop;
        this.ticker = ticker;
        this.gather = gather.toNanos();
        this.alarm = alarm;
    }

    /** Runs something on the event loop. */
    public void execute(Runnable task) {
        loop.execute(task);
    }

    /** Hands a frame to hearers of this lane; the array must never change. */
    void post(Frame frame, Hearer[] hearers) {
        inbox.add(new Heard(frame, hearers));
        schedule();
    }

    /** Tells hearers of this lane what they missed; the array must never change. */
    void post(Gap gap, Hearer[] hearers) {
        inbox.add(new Missed(gap, hearers));
        schedule();
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            loop.execute(this::turn);
        }
    }

    private void turn() {
        scheduled.set(false);
        long now = ticker.nanos();
        int taken = 0;
        for (Delivery next = inbox.poll(); next != null; next = inbox.poll()) {
            offer(next, now);
            if (++taken == MAX_TURN) {
                schedule();
                break;
            }
        }
        boolean waited = !gathering.isEmpty();
        for (int i = 0; i < touched.size(); i++) {
            Listener listener = touched.get(i);
            if (listener.gathers(now, gather)) {
                gathering.add(listener);
            } else {
                listener.flush(now);
            }
        }
        touched.clear();
        if (!waited && !gathering.isEmpty()) {
            alarm.after(gather - Math.floorMod(now, gather), this::tick);
        }
    }

    private void tick() {
        long now = ticker.nanos();
        for (int i = 0; i < gathering.size(); i++) {
            gathering.get(i).flush(now);
        }
        gathering.clear();
    }

    private void offer(Delivery delivery, long now) {
        switch (delivery) {
            case Heard(Frame frame, Hearer[] hearers) -> {
                for (Hearer hearer : hearers) {
                    if (hearer.hears(frame) && hearer.listener().offer(frame, now)) {
                        touched.add(hearer.listener());
                    }
                }
            }
            case Missed(Gap gap, Hearer[] hearers) -> {
                for (Hearer hearer : hearers) {
                    if (hearer.hearsOf(gap) && hearer.listener().miss(gap)) {
                        touched.add(hearer.listener());
                    }
                }
            }
        }
    }
}
