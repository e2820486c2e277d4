package io.openspeak.platform.identity.tokens;

import io.smallrye.mutiny.Uni;
import java.security.PublicKey;
import java.util.Optional;

/** Where the keys come from that verify the tokens of one issuer; {@link #find} answers from memory and never blocks. */
public interface KeySource {

    /** The key of that id, as far as it is known. */
    Optional<PublicKey> find(String keyId);

    /** Looks for a key that is not known, as far as that may be asked for just now; true if it is known then. Never fails. */
    default Uni<Boolean> lookFor(String keyId) {
        return Uni.createFrom().item(() -> find(keyId).isPresent());
    }

    /** True once there are keys: before that no token can be verified. */
    boolean ready();
}
