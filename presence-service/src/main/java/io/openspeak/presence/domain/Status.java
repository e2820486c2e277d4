package io.openspeak.presence.domain;

/** How a user is seen. */
public enum Status {
    OFFLINE,
    ONLINE,
    IDLE,
    DO_NOT_DISTURB,
    AWAY,
    /** Known only to the user itself and to roles with the right. */
    INVISIBLE;

    /** What everybody else is told. */
    public Status toOthers() {
        return this == INVISIBLE ? OFFLINE : this;
    }
}
