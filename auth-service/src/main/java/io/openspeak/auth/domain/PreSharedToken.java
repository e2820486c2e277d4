package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A token that an operator handed out, known by its hash only.
 *
 * @param name what the operator calls it
 * @param user whom it stands for
 * @param roles what it may do
 * @param sha256 SHA-256 of the token, lowercase hex
 * @param expiresAt when it ends; empty: never
 */
public record PreSharedToken(String name, UserId user, Set<Role> roles, String sha256, Optional<Instant> expiresAt) {

    public PreSharedToken {
        roles = Set.copyOf(roles);
    }

    /** True if that digest is this token's; takes the same time whatever the digest is. */
    public boolean has(byte[] digest) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), digest);
    }

    /** True if it may be used now. */
    public boolean validAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    /** The person or service behind it. */
    public Person person() {
        return new Person(user, user.value(), roles);
    }
}
