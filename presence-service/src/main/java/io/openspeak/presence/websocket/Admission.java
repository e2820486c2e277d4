package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.Allowance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How many connections this pod holds and takes on: strangers must not crowd out those who are known. */
@ApplicationScoped
public class Admission {

    private static final long MICROS = 1_000;

    private final WebSocketSettings settings;
    private final Clock clock;
    private final Allowance allowance;
    private int strangers;
    private int known;
    private long spentUntil;

    public Admission(WebSocketSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        allowance = Allowance.perSecond(2 * settings.connectionsPerSecond(), settings.connectionsPerSecond());
    }

    /** Takes one more in, whose token is not verified yet; false: there is no room for it now. */
    synchronized boolean enter() {
        long now = clock.millis() * MICROS;
        if (strangers + known >= settings.maxConnections()
                || strangers >= settings.maxUnauthenticated()
                || allowance.waitMicros(spentUntil, now) > 0) {
            return false;
        }
        spentUntil = allowance.spentUntilAfter(spentUntil, now);
        strangers++;
        return true;
    }

    /** One of them is known now. */
    synchronized void verified() {
        strangers--;
        known++;
    }

    /** One of them has left. */
    synchronized void left(boolean wasKnown) {
        if (wasKnown) {
            known--;
        } else {
            strangers--;
        }
    }
}
