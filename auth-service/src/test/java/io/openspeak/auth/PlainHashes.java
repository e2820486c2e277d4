package io.openspeak.auth;

import io.openspeak.auth.domain.PasswordHash;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Hashes that cost nothing, for tests about what becomes of them. */
final class PlainHashes implements PasswordHashes {

    @Override
    public Uni<PasswordHash> hash(String password) {
        return Uni.createFrom().item(new PasswordHash("plain " + password));
    }

    @Override
    public Uni<Boolean> matches(Optional<PasswordHash> hash, String password) {
        return Uni.createFrom().item(hash.equals(Optional.of(new PasswordHash("plain " + password))));
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return true;
    }
}
