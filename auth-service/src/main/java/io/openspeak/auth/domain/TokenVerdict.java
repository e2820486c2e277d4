package io.openspeak.auth.domain;

import io.openspeak.platform.identity.TokenScopes;
import java.time.Instant;
import java.util.Optional;

/** What a token is worth now. */
public sealed interface TokenVerdict {

    /**
     * It is valid.
     *
     * @param tokenId its id
     * @param name what its owner calls it; empty for access tokens
     * @param person whom it stands for
     * @param family the sign-in that it goes back to or, of API and pre-shared tokens, starts; empty: none
     * @param scopes what it may be used for
     * @param createdAt when it was made; {@link Instant#EPOCH}: not known
     * @param expiresAt when it ends; empty: never
     * @param lastUsedAt when it was last used; empty: never or not known
     */
    record Valid(
            String tokenId,
            String name,
            Person person,
            Optional<FamilyId> family,
            TokenScopes scopes,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> lastUsedAt)
            implements TokenVerdict {}

    /**
     * It is not.
     *
     * @param why what is wrong with it
     */
    record Invalid(Flaw why) implements TokenVerdict {}

    /** What can be wrong with a token; the names in lower case are part of the contract. */
    enum Flaw {
        EXPIRED,
        FORGED,
        REVOKED,
        MALFORMED,
        FOREIGN
    }
}
