package io.openspeak.platform.identity;

/**
 * Id of a channel, for example {@code general} or {@code dm_123}.
 *
 * @param value 1 to 64 characters out of {@link Ids#PATTERN}
 */
public record ChannelId(String value) implements Comparable<ChannelId> {

    public ChannelId {
        Ids.check("channel id", value);
    }

    @Override
    public int compareTo(ChannelId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
