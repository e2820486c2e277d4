package io.openspeak.platform.revocation;

import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;

/** Where a pod gets the revocations that were made before it started. */
public interface RevocationSource {

    /**
     * All that still matter, with a position in {@code auth:events} that was read before them.
     *
     * @param end where the log ends now
     */
    Uni<SnapshotRevocationsResponse> snapshot(LogPosition end);
}
