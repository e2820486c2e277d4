package io.openspeak.platform.identity;

/**
 * Id of one running process of a service.
 *
 * @param value 1 to 64 characters out of {@link Ids#PATTERN}
 */
public record PodId(String value) implements Comparable<PodId> {

    public PodId {
        Ids.check("pod id", value);
    }

    @Override
    public int compareTo(PodId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
