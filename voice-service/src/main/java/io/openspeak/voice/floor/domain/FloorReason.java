package io.openspeak.voice.floor.domain;

import java.util.Locale;

/** Why a floor is as it is, or why somebody does not get it. */
public enum FloorReason {
    /** Nothing to say. */
    NONE,
    /** Denied: somebody else has it, and the one who asks does not want to wait. */
    BUSY,
    /** Denied: no right to speak, or none to this priority. */
    FORBIDDEN,
    /** Denied: not in the channel. */
    NOT_A_MEMBER,
    /** Denied: everybody may speak there. */
    NOT_PUSH_TO_TALK,
    /** Denied: muted, by oneself or a moderator. */
    MUTED,
    /** Denied: too many wait. */
    QUEUE_FULL,
    /** Denied: asks too often. */
    RATE_LIMITED,
    /** Denied: the store is out of reach. */
    UNAVAILABLE,
    /** Taken: nothing was said for too long. */
    SILENCE,
    /** Taken: the longest talk is over. */
    TOO_LONG,
    /** Taken: by a higher priority. */
    INTERRUPTED,
    /** Taken: the connection or the pod is gone. */
    LOST,
    /** Taken: kicked, banned, muted, or the right is lost. */
    REMOVED,
    /** Somebody's wait is over. */
    WAITED_TOO_LONG,
    /** Given back. */
    RELEASED,
    /** Told to the holder alone: it will soon be too long. */
    ENDING_SOON;

    /** Name on every wire; empty for {@link #NONE}. */
    public String wireName() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #wireName}; a name of a newer version is {@link #NONE}. */
    public static FloorReason of(String wireName) {
        for (FloorReason reason : values()) {
            if (reason.wireName().equals(wireName)) {
                return reason;
            }
        }
        return NONE;
    }
}
