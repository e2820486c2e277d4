package io.openspeak.voice.routing;

/** What became of an attach. */
public enum AttachOutcome {
    /** Attached. */
    ATTACHED,
    /** The user is not in the channel. */
    NOT_A_MEMBER,
    /** Not in the channel as far as this pod knows, but the view has not reached the position that the client named. */
    VIEW_BEHIND
}
