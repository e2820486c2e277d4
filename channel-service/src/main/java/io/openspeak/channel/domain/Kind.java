package io.openspeak.channel.domain;

/** How people talk in a channel. */
public enum Kind {
    /** Everyone may speak at once. */
    VOICE,
    /** One at a time, by floor control. */
    PUSH_TO_TALK,
    /** Fixed participants. */
    DIRECT;

    /**
     * True if a seat there counts against the number of voice channels that a user may be in. Radios listen to several
     * push-to-talk channels at once, since only one of each is heard at a time.
     */
    public boolean counts() {
        return this == VOICE;
    }
}
