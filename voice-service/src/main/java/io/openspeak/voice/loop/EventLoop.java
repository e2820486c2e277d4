package io.openspeak.voice.loop;

import io.openspeak.platform.stopping.Spread;
import io.openspeak.voice.routing.domain.Lane;
import io.openspeak.voice.routing.domain.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop: its lane, and the connections that live on it. Used on that loop only. */
public final class EventLoop {

    private final Lane lane;
    private final Ticker ticker;
    private final AtomicInteger open;
    private final Set<Connection> connections = new HashSet<>();
    private final Queue<Connection> untold = new ArrayDeque<>();
    private boolean leaving;
    private long toldBy;
    private long lastBeat;

    /** @param open how many connections there are on all loops */
    EventLoop(Lane lane, Ticker ticker, AtomicInteger open) {
        this.lane = lane;
        this.ticker = ticker;
        this.open = open;
        lastBeat = ticker.nanos();
    }

    /** The router's way onto it. */
    public Lane lane() {
        return lane;
    }

    /** Takes a connection in. */
    public void add(Connection connection) {
        if (connections.add(connection)) {
            open.incrementAndGet();
        }
        if (leaving) {
            untold.add(connection);
        }
    }

    /** Forgets a connection. */
    public void remove(Connection connection) {
        if (connections.remove(connection)) {
            open.decrementAndGet();
        }
    }

    /** From now on clients are asked to go elsewhere, one after the other; all by then. */
    void leave(long by) {
        leaving = true;
        toldBy = by;
        untold.addAll(connections);
    }

    List<Connection> connections() {
        // A copy: connections end, and leave, while somebody goes through them.
        return new ArrayList<>(connections);
    }

    void beat() {
        long now = ticker.nanos();
        connections().forEach(connection -> connection.beat(now));
        if (leaving) {
            tellSome(now);
        }
        lastBeat = now;
    }

    private void tellSome(long now) {
        untold.removeIf(connection -> !connections.contains(connection));
        for (int due = Spread.due(untold.size(), now - lastBeat, toldBy - now); due > 0; due--) {
            untold.remove().goElsewhere();
        }
    }
}
