package io.openspeak.presence.session;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.presence.Presence;
import io.openspeak.presence.PresenceMetrics;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceStore;
import io.openspeak.presence.PresenceStore.Lease;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.domain.Session;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions of clients that hold no connection and only report now and then. They live by a lease alone; heartbeats renew it, many
 * by one command, and never change a status. A report that comes too late opens the session again.
 */
@ApplicationScoped
public class Heartbeats {

    private static final String NO_CONNECTION = "heartbeats";
    private static final Duration COLLECT = Duration.ofSeconds(1);

    private final Presence presence;
    private final PresenceStore store;
    private final PresenceView view;
    private final PresenceSettings settings;
    private final PresenceMetrics metrics;
    private final Clock clock;
    private final Set<Lease> beaten = ConcurrentHashMap.newKeySet();
    private Cancellable renewing = () -> {};

    public Heartbeats(
            Presence presence,
            PresenceStore store,
            PresenceView view,
            PresenceSettings settings,
            PresenceMetrics metrics,
            Clock clock) {
        this.presence = presence;
        this.store = store;
        this.view = view;
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent starting) {
        renewing = Multi.createBy()
                .repeating()
                .uni(() -> renew().onFailure().recoverWithNull())
                .withDelay(COLLECT)
                .indefinitely()
                .subscribe()
                .with(renewed -> {});
    }

    void stop(@Observes ShutdownEvent stopping) {
        renewing.cancel();
    }

    /**
     * Somebody is alive.
     *
     * @param session that was told before; empty, or one that is no more: that of the user's device
     * @param active true: a person did something
     */
    public Uni<SessionId> report(Caller caller, Optional<SessionId> session, ClientInfo client, boolean active) {
        metrics.heartbeat();
        Optional<Session> known = view.find(caller.user())
                .flatMap(state -> session.flatMap(state::session)
                        .filter(Session::live)
                        .or(() -> state.session(ofDevice(caller, client)).filter(Session::live)));
        if (known.isEmpty()) {
            return open(caller, client);
        }
        SessionId id = known.get().id();
        if (known.get().link() instanceof Link.Live live && live.pod() == null) {
            beaten.add(new Lease(caller.user(), id));
        }
        return active
                ? presence.apply(caller.user(), new Input.Activity(id)).replaceWith(id)
                : Uni.createFrom().item(id);
    }

    /** The lease first: a session without one would never end. */
    private Uni<SessionId> open(Caller caller, ClientInfo client) {
        SessionId id = ofDevice(caller, client);
        return store.renewLeases(Set.of(new Lease(caller.user(), id)), leaseEnd())
                .chain(() -> presence.apply(
                        caller.user(),
                        new Input.Connected(
                                caller.name(), id, new Link.Live(null, NO_CONNECTION), client, Remembered.NOTHING)))
                .replaceWith(id);
    }

    /** The same however often a device reports that forgot its session. */
    private static SessionId ofDevice(Caller caller, ClientInfo client) {
        String device = caller.user() + "/" + caller.claims().deviceId() + "/" + client.device();
        return new SessionId("h-" + UUID.nameUUIDFromBytes(device.getBytes(StandardCharsets.UTF_8)));
    }

    private Instant leaseEnd() {
        return clock.instant().plus(settings.heartbeatLease());
    }

    private Uni<Void> renew() {
        Set<Lease> due = new HashSet<>(beaten);
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        beaten.removeAll(due);
        return store.renewLeases(due, leaseEnd()).onFailure().invoke(failure -> beaten.addAll(due));
    }
}
