package io.openspeak.presence;

/** Why somebody is told of a user. */
public enum Bond {
    /** It is that user. */
    ITSELF,
    /** It watches that user, or everyone. */
    WATCHED,
    /** They meet, or met, in a room or a channel. */
    MET
}
