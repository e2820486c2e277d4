package io.openspeak.channel.domain;

/** How people talk in a channel. */
public enum Kind {
    /** Everyone may speak at once. */
    VOICE,
    /** One at a time, by floor control. */
    PUSH_TO_TALK,
    /** Fixed participants. */
    DIRECT
}
