package io.openspeak.client.id;

/** Id of a person or service. */
public record UserId(String value) {

    public UserId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("UserId is blank, expected 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
