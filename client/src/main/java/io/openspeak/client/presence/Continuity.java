package io.openspeak.client.presence;

/** How a welcomed session relates to the one before it. */
public enum Continuity {
    /** There was none before. */
    FIRST,
    /** The same session, back before others saw it as gone. */
    RESUMED,
    /** The same session, away for so long that its seat in a channel may have been freed. */
    RESUMED_LATE,
    /** A new session: the old one could not be resumed, its seat is gone. */
    REPLACED;

    /** True: join again to be sure. */
    public boolean seatMayBeLost() {
        return this == RESUMED_LATE || this == REPLACED;
    }
}
