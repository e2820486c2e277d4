package io.openspeak.presence.session;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether this pod may judge that others are dead. After it could not reach the store, or did not run itself (a stopped process, a
 * long pause), leases have run out that nobody could renew: it waits for as long as the living need to renew theirs.
 */
final class Composure {

    private final Duration rest;
    private Instant restUntil = Instant.EPOCH;
    private Instant lastLook = Instant.EPOCH;
    private boolean disturbed = true;

    Composure(Duration rest) {
        this.rest = rest;
    }

    /** The store could not be reached. */
    synchronized void disturbed() {
        disturbed = true;
    }

    /** True if nothing disturbed this pod for long enough. */
    synchronized boolean keptAt(Instant now, boolean stale) {
        boolean paused = lastLook.plus(rest.dividedBy(2)).isBefore(now);
        if (disturbed || stale || paused) {
            restUntil = now.plus(rest);
        }
        disturbed = false;
        lastLook = now;
        return !now.isBefore(restUntil);
    }
}
