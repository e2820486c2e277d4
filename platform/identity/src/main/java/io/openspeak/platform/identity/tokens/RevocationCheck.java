package io.openspeak.platform.identity.tokens;

import io.openspeak.platform.identity.Caller;

/** Knows which tokens were revoked before their end; answers from memory. */
public interface RevocationCheck {

    /** True if the token of this caller is not to be accepted any more. */
    boolean revoked(Caller caller);
}
