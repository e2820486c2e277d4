package io.openspeak.auth.crypto;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.SigningKeyRotation;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.RingKey;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the signing keys of this replica as they should be; while their source is out of reach, the last known ones stay. */
@Startup
@ApplicationScoped
public class SigningKeyKeeper implements SigningKeyRotation {

    private static final System.Logger LOG = System.getLogger(SigningKeyKeeper.class.getName());

    private final KeyRingSource source;
    private final OwnKeys keys;
    private final AuthSettings settings;
    private final Vertx vertx;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    private volatile HeldRing held = HeldRing.NOTHING;
    private volatile String lastComplaint = "";

    SigningKeyKeeper(KeyRingSource source, OwnKeys keys, AuthSettings settings, Vertx vertx, Clock clock) {
        this.source = source;
        this.keys = keys;
        this.settings = settings;
        this.vertx = vertx;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        source.atStart(clock.instant()).ifPresent(this::hold);
        refresh();
        vertx.setPeriodic(settings.signingKeyCheck().toMillis(), timer -> refresh());
    }

    @Override
    public Uni<String> rotateNow(Actor actor) {
        return Uni.createFrom()
                .deferred(() -> source.rotated(clock.instant(), actor))
                .invoke(this::hold)
                .map(ring -> ring.ring().newest().orElseThrow().id());
    }

    private void refresh() {
        if (underWay.compareAndSet(false, true)) {
            source.refreshed(clock.instant())
                    .onTermination()
                    .invoke(() -> underWay.set(false))
                    .subscribe()
                    .with(this::hold, this::complain);
        }
    }

    private void hold(HeldRing ring) {
        lastComplaint = "";
        if (ring.ring().equals(held.ring()) && ring.keys().equals(held.keys())) {
            return;
        }
        held = ring;
        keys.hold(ring);
        Instant now = clock.instant();
        for (RingKey key : ring.ring().keys()) {
            LOG.log(
                    Level.INFO,
                    "signing_key key_id={0} state={1} signs_from={2}",
                    key.id(),
                    ring.ring().state(key, now),
                    key.signsFrom());
        }
    }

    private void complain(Throwable cause) {
        String complaint = String.valueOf(cause.getMessage());
        if (!complaint.equals(lastComplaint)) {
            LOG.log(Level.ERROR, "signing_keys_not_refreshed: {0}; those known so far stay in use", complaint);
        }
        lastComplaint = complaint;
    }
}
