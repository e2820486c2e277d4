package io.openspeak.channel.domain;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.Role;
import io.openspeak.platform.identity.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whose rights are asked for.
 *
 * @param user who
 * @param roles of the account
 * @param address where the requests come from; empty: not known, so no ban of an address can hit
 */
public record Person(UserId user, Set<Role> roles, Optional<IpAddress> address) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** The one who makes a request. */
    public static Person of(Caller caller, Optional<IpAddress> address) {
        return new Person(caller.user(), caller.roles(), address);
    }

    /** True if it may act on the other: nobody moderates a higher role. */
    public boolean mayModerate(Set<Role> others) {
        return rank(roles) >= rank(others);
    }

    private static int rank(Set<Role> roles) {
        if (roles.contains(Role.ADMIN)) {
            return 2;
        }
        return roles.contains(Role.MODERATOR) ? 1 : 0;
    }
}
