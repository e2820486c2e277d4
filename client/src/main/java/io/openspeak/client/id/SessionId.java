package io.openspeak.client.id;

/** Id of a presence session, kept over reconnects. */
public record SessionId(String value) {

    public SessionId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("SessionId is blank, expected 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
