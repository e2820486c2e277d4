package io.openspeak.auth;

import io.openspeak.auth.domain.ApiToken;
import io.openspeak.auth.domain.ApiTokenId;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.SecretHash;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where API tokens are kept; every call is one act. */
public interface ApiTokenStore {

    /** What came of keeping a new token. */
    enum Keeping {
        KEPT,
        NO_ACCOUNT,
        TOO_MANY
    }

    /** An id for a token of that owner, unused so far. */
    ApiTokenId newId(UserId owner);

    /** Keeps a new token, if its owner has an account and room for it. */
    Uni<Keeping> create(ApiToken token, AuditEntry entry);

    /** The token of that id; also one that has ended, for a while. */
    Uni<Optional<ApiToken>> find(ApiTokenId id);

    /** All tokens of an owner, in no order; also those that have ended, for a while. */
    Uni<List<ApiToken>> of(UserId owner);

    /** Notes that it was used. */
    Uni<Void> used(ApiToken token, Instant now);

    /**
     * Gives it a new secret; the one that it has counts until {@code overlapUntil}, and one before that no more. If that is not after the entry's time,
     * what was signed in by the old one is revoked. Empty if it has ended meanwhile.
     */
    Uni<Optional<ApiToken>> rotate(ApiToken token, SecretHash secret, Instant overlapUntil, AuditEntry entry);

    /** Ends it and tells of the revocation; empty if it is not known any more. */
    Uni<Optional<LogPosition>> revoke(ApiToken token, String reason, AuditEntry entry);
}
