package io.openspeak.platform.identity;

import java.time.Instant;
import java.util.Set;

/**
 * Who makes a request, as a verified token says.
 *
 * @param user the account
 * @param name its display name
 * @param roles what it may do
 * @param claims what else its token says
 */
public record Caller(UserId user, String name, Set<Role> roles, AccessClaims claims) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Id of the token (claim {@code jti}). */
    public String tokenId() {
        return claims.tokenId();
    }

    /** End of the token. */
    public Instant expiresAt() {
        return claims.expiresAt();
    }

    /** True if it has the role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True for those who may look after others: moderators and admins. */
    public boolean moderates() {
        return has(Role.MODERATOR) || has(Role.ADMIN);
    }
}
