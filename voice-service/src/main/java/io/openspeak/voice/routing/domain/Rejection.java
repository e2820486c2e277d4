package io.openspeak.voice.routing.domain;

/** Why a frame is not forwarded. */
public enum Rejection {
    /** Not attached to the channel, or not a member of it. */
    NOT_A_MEMBER,
    /** The microphone is muted by its owner. */
    SELF_MUTED,
    /** Muted by a moderator. */
    SERVER_MUTED,
    /** Has no right to speak there. */
    NO_SPEAK_RIGHT,
    /** Somebody else has the floor of a push-to-talk channel, or nobody. */
    NO_FLOOR,
    /** Took too long to get here. */
    TOO_OLD,
    /** Empty or too large. */
    BAD_SIZE,
    /** Too many frames a second. */
    RATE_LIMITED,
    /** Too many others who speak at once are louder. */
    NOT_AMONG_LOUDEST
}
