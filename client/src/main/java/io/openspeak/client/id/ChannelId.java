package io.openspeak.client.id;

/** Id of a channel. */
public record ChannelId(String value) {

    public ChannelId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("ChannelId is blank, expected 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
