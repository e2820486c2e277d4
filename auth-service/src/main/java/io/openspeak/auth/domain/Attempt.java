package io.openspeak.auth.domain;

/**
 * An attempt to sign in. Never printed, since people type passwords into the field of the name.
 *
 * @param name name that it gave; empty: it came with a token
 * @param network address that it comes from, or for IPv6 the network; empty: not known
 * @param device device that it names; empty: none
 */
public record Attempt(String name, String network, String device) {

    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
