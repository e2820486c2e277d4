package io.openspeak.auth.redis;

import io.openspeak.auth.RevocationStore;
import io.openspeak.auth.contract.RevocationMessages;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.revocation.RevocationSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Where auth-service itself gets the revocations to start from: its own store. */
@ApplicationScoped
public class OwnRevocations implements RevocationSource {

    private final RevocationStore store;
    private final Clock clock;

    public OwnRevocations(RevocationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Uni<SnapshotRevocationsResponse> snapshot(LogPosition end) {
        return store.snapshot(clock.instant()).map(RevocationMessages::message);
    }
}
