package io.openspeak.auth.domain;

/**
 * Who acts, and from where.
 *
 * @param user user id; empty: the service itself
 * @param origin where the request comes from
 */
public record Actor(String user, Origin origin) {

    /** The service itself. */
    public static final Actor OURSELVES = new Actor("", Origin.OURSELVES);
}
