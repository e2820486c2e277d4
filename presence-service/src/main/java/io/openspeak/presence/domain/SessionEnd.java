package io.openspeak.presence.domain;

/** Why a session is gone for others. */
public enum SessionEnd {
    /** Its client said goodbye. */
    CLOSED,
    /** It did not come back in time. */
    LOST,
    /** Its token was revoked. */
    REVOKED
}
