package io.openspeak.presence.session;

import io.openspeak.presence.PresenceSettings;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When sessions ping: +- 20 % around the interval, the first at a random time, so that thousands don't ping in step; but those that are
 * due within a tenth of a second together, so that a loop wakes up for many of them.
 */
@ApplicationScoped
public class Timers {

    /** By how much the machine may hold a timer up before that is more than its usual unpunctuality. */
    private static final Duration HELD_UP = Duration.ofSeconds(1);

    private static final long TOGETHER_MILLIS = 100;

    private final Vertx vertx;
    private final Clock clock;
    private final long interval;

    public Timers(Vertx vertx, PresenceSettings settings, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        interval = settings.pingInterval().toMillis();
    }

    long firstPing(Runnable ping) {
        return pingIn(ThreadLocalRandom.current().nextLong(1, interval + 1), ping);
    }

    long nextPing(Runnable ping) {
        return pingIn(interval - spread() + ThreadLocalRandom.current().nextLong(2 * spread() + 1), ping);
    }

    private long pingIn(long delay, Runnable ping) {
        long early = (clock.millis() + delay) % TOGETHER_MILLIS;
        return vertx.setTimer(Math.max(1, delay - early), timer -> ping.run());
    }

    /** Between pings there is no more time than this, unless the pod stood still. */
    Duration longestPause() {
        return Duration.ofMillis(interval + spread()).plus(HELD_UP);
    }

    private long spread() {
        return interval / 5;
    }

    long in(Duration delay, Runnable action) {
        return vertx.setTimer(Math.max(1, delay.toMillis()), timer -> action.run());
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }
}
