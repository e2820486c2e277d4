package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Ids;

/**
 * What all access tokens of one sign-in have in common (claim {@code family}): a chain of refresh tokens, an API token or an
 * entry of the tokens file.
 *
 * @param value 1 to 64 characters out of {@link Ids#PATTERN}
 */
public record FamilyId(String value) {

    public FamilyId {
        if (!Ids.valid(value)) {
            throw new IllegalArgumentException("a family id of " + value.length()
                    + " characters: expected 1 to 64 out of A-Z a-z 0-9 _ . : @ and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
