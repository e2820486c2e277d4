package io.openspeak.platform.identity.tokens;

import java.security.PublicKey;
import java.util.Optional;

/** Where the keys that verify tokens come from; answers from memory, never blocks. */
public interface KeySource {

    /** The key of that id; an unknown one may be looked for in the background and be there the next time. */
    Optional<PublicKey> find(String keyId);

    /** True once there are keys: before that no token can be verified. */
    boolean ready();
}
