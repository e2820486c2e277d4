package io.openspeak.platform.identity;

/**
 * Id of a person or service, as in the accounts of auth-service.
 *
 * @param value 1 to 64 characters out of {@link Ids#PATTERN}
 */
public record UserId(String value) implements Comparable<UserId> {

    public UserId {
        Ids.check("user id", value);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
