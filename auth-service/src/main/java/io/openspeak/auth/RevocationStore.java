package io.openspeak.auth;

import io.openspeak.auth.domain.PreSharedToken;
import io.openspeak.auth.domain.Revocation;
import io.openspeak.auth.domain.TokenVerdict;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Where revocations are kept as long as they matter. */
public interface RevocationStore {

    /** True if an access token that would be valid otherwise was revoked. */
    Uni<Boolean> revoked(TokenVerdict.Valid token);

    /** All that may hit a token which is alive now, and all accounts that are disabled or deleted. */
    Uni<Snapshot> snapshot(Instant now);

    /**
     * What a reader of {@code auth:events} starts from.
     *
     * @param position where the log ended before the revocations were read
     * @param revocations those that matter
     */
    record Snapshot(LogPosition position, List<Revocation> revocations) {}

    /** Revokes what an entry of the tokens file signed in, unless another pod did; for entries that are gone. */
    Uni<Void> revoke(PreSharedToken dropped, Instant now);
}
