package io.openspeak.auth.domain;

import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.Set;

/**
 * Whom a credential stands for: a person or a service.
 *
 * @param user stable id
 * @param name display name
 * @param roles what it may do
 */
public record Person(UserId user, String name, Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }
}
