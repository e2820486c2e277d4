package io.openspeak.channel.domain;

/** Why somebody left a channel. */
public enum LeaveReason {
    LEFT,
    SESSION_LOST,
    MOVED,
    KICKED,
    BANNED,
    CHANNEL_DELETED,
    REVOKED,
    RIGHTS_CHANGED
}
