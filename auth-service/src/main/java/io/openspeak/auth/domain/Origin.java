package io.openspeak.auth.domain;

/**
 * Where a request comes from.
 *
 * @param address IP address of the client; empty: not known
 * @param device device that it names; empty: none
 * @param trace trace id of the request; empty: it is our own doing
 */
public record Origin(String address, String device, String trace) {

    /** No request: the service itself acts. */
    public static final Origin OURSELVES = new Origin("", "", "");
}
