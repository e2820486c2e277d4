package io.openspeak.auth.domain;

import io.openspeak.platform.identity.UserId;

/**
 * Who acts, and from where.
 *
 * @param user user id; empty: the service itself
 * @param origin where the request comes from
 */
public record Actor(String user, Origin origin) {

    /** The service itself. */
    public static final Actor OURSELVES = new Actor("", Origin.OURSELVES);

    /** True if it acts on itself. */
    public boolean is(UserId target) {
        return user.equals(target.value());
    }
}
