package io.openspeak.auth;

import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.Device;
import io.openspeak.auth.domain.FamilyId;
import io.openspeak.auth.domain.RefreshToken;
import io.openspeak.auth.domain.Renewal;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Where families of refresh tokens are kept; every call is one act. */
public interface RefreshFamilies {

    /**
     * Starts a family with its first token and returns when that ends unless it is used. Empty, and nothing is kept, if the
     * account was disabled or deleted or its sign-ins were revoked at {@code since} or later. Ends the family that was not used
     * for longest if there are too many.
     */
    Uni<Optional<Instant>> start(RefreshToken first, Device device, Instant since);

    /**
     * Spends the token and lets the one that follows from it by {@code salt} count. The token that was spent last is answered
     * again for a short while, with the salt of then; any other spent one ends the family and tells of its revocation.
     *
     * @param reuse what the audit is told in that case
     */
    Uni<Renewal> renew(RefreshToken presented, String salt, Instant now, AuditEntry reuse);

    /**
     * Ends a family, whether or not it is kept here, and revokes what was issued for it until that time.
     *
     * @param issuer who issued its tokens (claim {@code iss})
     */
    Uni<LogPosition> end(UserId user, FamilyId family, String issuer, Instant until, AuditEntry entry);

    /** Ends all families of the user and revokes what was issued until that time. */
    Uni<LogPosition> endAll(UserId user, String reason, Instant until, AuditEntry entry);
}
