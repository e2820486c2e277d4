package io.openspeak.auth.domain;

import java.util.Locale;

/**
 * What signs in.
 *
 * @param id the device; empty: not said
 * @param kind kind of client
 */
public record Device(String id, Kind kind) {

    /** Kinds of client. */
    public enum Kind {
        UNSPECIFIED,
        MOBILE,
        WEB,
        DASHBOARD;

        /** Value of the claim {@code client_role}; empty: none. */
        public String claim() {
            return this == UNSPECIFIED ? "" : name().toLowerCase(Locale.ROOT);
        }
    }
}
