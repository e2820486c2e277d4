package io.openspeak.auth.domain;

import java.time.Instant;

/** What a token is worth now. */
public sealed interface TokenVerdict {

    /**
     * It is valid.
     *
     * @param tokenId its id
     * @param name what its owner calls it; empty for access tokens
     * @param person whom it stands for
     * @param createdAt when it was made; {@link Instant#EPOCH}: not known
     * @param expiresAt when it ends; {@link Instant#MAX}: never
     */
    record Valid(String tokenId, String name, Person person, Instant createdAt, Instant expiresAt)
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
