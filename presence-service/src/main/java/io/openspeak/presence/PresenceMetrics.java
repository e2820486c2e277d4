package io.openspeak.presence;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.UserState;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** What operators watch of presence (docs/metrics.md). Counts of people are kept change by change: a scrape costs nothing. */
@ApplicationScoped
public class PresenceMetrics {

    private static final Duration[] LATENCIES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicLong online = new AtomicLong();
    private final AtomicLong users = new AtomicLong();
    private final AtomicLong sessions = new AtomicLong();
    private final Counter heartbeats;
    private final Counter expired;
    private final Counter bulkChecks;
    private final Counter coalesced;
    private final Counter slowConsumers;
    private final Timer updateLatency;
    private final Timer ghosts;

    public PresenceMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        registry.gauge("presence.online.total", online);
        registry.gauge("presence.users", users);
        registry.gauge("presence.sessions", sessions);
        heartbeats = registry.counter("presence.heartbeat.received");
        expired = registry.counter("presence.ttl.expired");
        bulkChecks = registry.counter("presence.api.requests");
        coalesced = registry.counter("presence.events.coalesced");
        slowConsumers = registry.counter("presence.slow.consumers");
        updateLatency = Timer.builder("presence.update.latency")
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
        ghosts = registry.timer("presence.ghost");
    }

    void register(@Observes StartupEvent starting, PresenceLog log) {
        registry.gauge("presence.view.stale", log, follower -> follower.stale() ? 1 : 0);
    }

    /** The view was loaded: it holds these and nobody else. */
    public void loaded(Collection<UserState> states) {
        online.set(states.stream().mapToLong(PresenceMetrics::online).sum());
        users.set(states.stream().mapToLong(PresenceMetrics::present).sum());
        sessions.set(states.stream().mapToLong(PresenceMetrics::sessions).sum());
    }

    /** The view has taken in a change; {@code before} of somebody new is an unknown user. */
    public void changed(UserState before, UserState after) {
        online.addAndGet(online(after) - online(before));
        users.addAndGet(present(after) - present(before));
        sessions.addAndGet(sessions(after) - sessions(before));
    }

    /** A client said that it is alive. */
    public void heartbeat() {
        heartbeats.increment();
    }

    /** A user went offline because a lease or deadline ran out, not because a client said so. */
    public void expired() {
        expired.increment();
    }

    /** Somebody used the bulk status check. */
    public void bulkCheck() {
        bulkChecks.increment();
    }

    /** A change was handed to a watcher on this pod. */
    public void delivered(Instant writtenAt) {
        updateLatency.record(since(writtenAt));
    }

    /** A change was not sent since a newer state of the same user took its place. */
    public void coalesced() {
        coalesced.increment();
    }

    /** A client was closed since it read too slowly. */
    public void slowConsumer() {
        slowConsumers.increment();
    }

    /** A session that nobody held any more was ended; so long it was still shown. */
    public void ghost(Duration shown) {
        ghosts.record(shown);
    }

    private Duration since(Instant then) {
        Duration passed = Duration.between(then, clock.instant());
        // Pods' clocks differ a little.
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private static long online(UserState state) {
        return state.sessions().isEmpty() || state.shown().status() == Status.OFFLINE ? 0 : 1;
    }

    private static long present(UserState state) {
        return state.sessions().isEmpty() ? 0 : 1;
    }

    private static long sessions(UserState state) {
        return state.sessions().size();
    }
}
