package io.openspeak.platform.redis.log;

/**
 * Id of an entry of a Redis stream; ids of one stream grow.
 *
 * @param millis time at which Redis took the entry, milliseconds since 1970
 * @param sequence number within that millisecond
 */
public record EntryId(long millis, long sequence) implements Comparable<EntryId> {

    /** Before every entry. */
    public static final EntryId START = new EntryId(0, 0);

    /** Reads {@code <millis>-<sequence>}. */
    public static EntryId parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("'" + text + "' is not <millis>-<sequence>");
        }
        return new EntryId(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    @Override
    public int compareTo(EntryId other) {
        int byTime = Long.compareUnsigned(millis, other.millis);
        return byTime != 0 ? byTime : Long.compareUnsigned(sequence, other.sequence);
    }

    @Override
    public String toString() {
        return millis + "-" + sequence;
    }
}
