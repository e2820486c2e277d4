package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param user stable id, also the name to sign in with
 * @param name display name
 * @param roles what it may do
 * @param disabled true: may not sign in
 * @param createdAt when it was created
 */
public record Account(UserId user, String name, Set<Role> roles, boolean disabled, Instant createdAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** The person behind it, as tokens tell of it. */
    public Person person() {
        return new Person(user, name, roles);
    }

    /** True if it may administer now. */
    public boolean administers() {
        return roles.contains(Role.ADMIN) && !disabled;
    }
}
