package io.openspeak.client.id;

/** Id of an API token; not its secret. */
public record TokenId(String value) {

    public TokenId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("TokenId is blank, expected 1 to 64 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
