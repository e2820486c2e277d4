package io.openspeak.auth;

import io.openspeak.auth.domain.PasswordHash;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Makes and checks password hashes, off the caller's thread. */
public interface PasswordHashes {

    /** The hash of a new password. */
    Uni<PasswordHash> hash(String password);

    /** True if the password is the one of the hash. Without a hash it takes the same time and is false. */
    Uni<Boolean> matches(Optional<PasswordHash> hash, String password);

    /** True if the hash has the cost that new ones get. */
    boolean isCurrent(PasswordHash hash);
}
