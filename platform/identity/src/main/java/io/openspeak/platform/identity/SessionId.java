package io.openspeak.platform.identity;

/**
 * Id of a session: one client connection of one device, kept over reconnects.
 *
 * @param value 1 to 64 characters out of {@link Ids#PATTERN}
 */
public record SessionId(String value) implements Comparable<SessionId> {

    public SessionId {
        Ids.check("session id", value);
    }

    @Override
    public int compareTo(SessionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
