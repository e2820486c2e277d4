package io.openspeak.platform.websocket;

import io.openspeak.platform.identity.Allowance;
import java.time.Clock;

/** How many connections this pod holds and takes on: strangers must not crowd out those who are known. */
public final class Admission {

    private final Limits limits;
    private final Pace pace;
    private int strangers;
    private int known;

    public Admission(Limits limits, Clock clock) {
        this.limits = limits;
        pace = new Pace(Allowance.perSecond(2 * limits.connectionsPerSecond(), limits.connectionsPerSecond()), clock);
    }

    /**
     * What a pod takes.
     *
     * @param maxConnections most connections
     * @param maxUnauthenticated most of them whose token is not verified yet
     * @param connectionsPerSecond connections that it accepts a second, and twice as many at once
     */
    public record Limits(int maxConnections, int maxUnauthenticated, int connectionsPerSecond) {}

    /** Takes one more in, whose token is not verified yet; false: there is no room for it now. */
    public synchronized boolean enter() {
        if (strangers + known >= limits.maxConnections() || strangers >= limits.maxUnauthenticated() || !pace.take()) {
            return false;
        }
        strangers++;
        return true;
    }

    /** One of them is known now. */
    public synchronized void verified() {
        strangers--;
        known++;
    }

    /** One of them has left. */
    public synchronized void left(boolean wasKnown) {
        if (wasKnown) {
            known--;
        } else {
            strangers--;
        }
    }
}
