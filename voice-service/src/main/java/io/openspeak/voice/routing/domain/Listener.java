package io.openspeak.voice.routing.domain;

/** The hearing end of one connection: what is due goes out at once, in one write, or waits in a bounded queue. Lives on one lane. */
public final class Listener {

    private final Outlet outlet;
    private final EgressQueue queue;
    private final RoutingCounters counters;
    private boolean touched;

    public Listener(Outlet outlet, QueueLimits limits, RoutingCounters counters) {
        this.outlet = outlet;
        this.queue = new EgressQueue(limits);
        this.counters = counters;
    }

    /** Takes a frame for the next {@link #flush}; true if it is the first one since. */
    boolean offer(Frame frame, long now) {
        counters.dropped(queue.offer(frame, now));
        boolean first = !touched;
        touched = true;
        return first;
    }

    /** Sends what is due if the transport takes it. To be called after offers, and when the transport is ready again. */
    public void flush(long now) {
        touched = false;
        if (queue.isEmpty() || !outlet.ready()) {
            return;
        }
        counters.dropped(queue.dropLate(now));
        counters.sent(queue.frames().size(), queue.gaps().size());
        outlet.send(queue.gaps(), queue.frames());
        queue.clear();
    }
}
