package io.openspeak.platform.identity;

import java.time.Instant;

/**
 * What an access token says besides whom it is for.
 *
 * @param issuer who issued it (claim {@code iss}): we, or an external issuer
 * @param tokenId its id (claim {@code jti}); empty: it has none
 * @param familyId the sign-in that it goes back to (claim {@code family}): all its tokens are revoked together; empty: none
 * @param issuedAt when; ours say it to the millisecond (claim {@code iat_ms})
 * @param expiresAt when it ends
 * @param scopes what it may be used for
 * @param clientRole kind of client (claim {@code client_role}): {@code mobile}, {@code web}, {@code dashboard} or empty
 * @param deviceId the device that signed in (claim {@code device}); empty: not said
 */
public record AccessClaims(
        String issuer,
        String tokenId,
        String familyId,
        Instant issuedAt,
        Instant expiresAt,
        TokenScopes scopes,
        String clientRole,
        String deviceId) {}
