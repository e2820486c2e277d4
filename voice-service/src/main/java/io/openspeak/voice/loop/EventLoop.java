package io.openspeak.voice.loop;

import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One event loop: its lane, and the connections that live on it. Used on that loop only. */
public final class EventLoop {

    private final Lane lane;
    private final ScheduledExecutorService timers;
    private final Ticker ticker;
    private final Set<Connection> connections = new HashSet<>();

    EventLoop(Lane lane, ScheduledExecutorService timers, Ticker ticker) {
        this.lane = lane;
        this.timers = timers;
        this.ticker = ticker;
    }

    /** The router's way onto it. */
    public Lane lane() {
        return lane;
    }

    /** Takes a connection in. */
    public void add(Connection connection) {
        connections.add(connection);
    }

    /** Forgets a connection. */
    public void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Runs something on it, later. */
    public void after(Duration delay, Runnable work) {
        ScheduledFuture<?> scheduled = timers.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        assert !scheduled.isCancelled();
    }

    List<Connection> connections() {
        // A copy: connections end, and leave, while somebody goes through them.
        return new ArrayList<>(connections);
    }

    void beat() {
        long now = ticker.nanos();
        connections().forEach(connection -> connection.beat(now));
    }
}
