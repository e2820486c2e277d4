package io.openspeak.auth;

/** The keys that verify our tokens, for publication. */
public interface KeySet {

    /** As RFC 7517 has it; public halves only. */
    String json();
}
