package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A token that an operator handed out, known by its hash only.
 *
 * @param name what the operator calls it
 * @param user whom it stands for
 * @param roles what it may do
 * @param secret hash of the token
 * @param expiresAt when it ends; empty: never
 */
public record PreSharedToken(
        String name, UserId user, Set<Role> roles, SecretHash secret, Optional<Instant> expiresAt) {

    private static final String FAMILY = "file:";

    /** 64 bits tell the entries of a file apart, and say nothing about a random token. */
    private static final int FAMILY_DIGITS = 16;

    public PreSharedToken {
        roles = Set.copyOf(roles);
    }

    /** The family of the access tokens that it is exchanged for: the same on every pod. */
    public FamilyId family() {
        return new FamilyId(FAMILY + secret.hex().substring(0, FAMILY_DIGITS));
    }

    /** True if access tokens of that family were exchanged for an entry of the tokens file. */
    public static boolean isFamily(String family) {
        return family.startsWith(FAMILY);
    }

    /** True if it may be used now. */
    public boolean validAt(Instant now) {
        return expiresAt.map(now::isBefore).orElse(true);
    }

    /** True if all that this one gives, the other gives for as long. */
    public boolean goesOnIn(PreSharedToken other) {
        return secret.equals(other.secret)
                && user.equals(other.user)
                && roles.equals(other.roles)
                && other.expiresAt
                        .map(end -> expiresAt.map(ours -> !ours.isAfter(end)).orElse(false))
                        .orElse(true);
    }

    /** The person or service behind it. */
    public Person person() {
        return new Person(user, user.value(), roles);
    }
}
