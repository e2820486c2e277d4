package io.openspeak.platform.redis.log;

import io.openspeak.platform.failures.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has read a partitioned log: for each partition that matters an {@link Offset}. Its text form is opaque to clients.
 *
 * <p>Two arrays instead of a map: a view keeps one for each of tens of thousands of recent changes, and makes one for each fact.
 */
public final class LogPosition {

    /** Before everything, in no partition. */
    public static final LogPosition NOWHERE = new LogPosition(new int[0], new Offset[0]);

    private final int[] partitions;
    private final Offset[] offsets;
    private @Nullable String encoded;

    /**
     * A place in one partition.
     *
     * @param epoch life of the partition's log; a lost or replaced log has another one
     * @param entry last entry read
     */
    public record Offset(String epoch, EntryId entry) {

        /** Of a partition in which nobody wrote anything yet. */
        static final Offset NOTHING_YET = new Offset("", EntryId.START);
    }

    /** @param partitions in rising order, each with the offset of the same index */
    private LogPosition(int[] partitions, Offset[] offsets) {
        this.partitions = partitions;
        this.offsets = offsets;
    }

    /** The position of these offsets, by partition. */
    public static LogPosition of(SortedMap<Integer, Offset> offsets) {
        return new LogPosition(
                offsets.keySet().stream().mapToInt(Integer::intValue).toArray(),
                offsets.values().toArray(Offset[]::new));
    }

    /** The position of a single write. */
    public static LogPosition of(int partition, String epoch, EntryId entry) {
        return new LogPosition(new int[] {partition}, new Offset[] {new Offset(epoch, entry)});
    }

    /** The offset in a partition, if this position says anything about it. */
    public Optional<Offset> in(int partition) {
        int at = Arrays.binarySearch(partitions, partition);
        return at < 0 ? Optional.empty() : Optional.of(offsets[at]);
    }

    /** Hands out every partition that this position says anything about, with its offset, in rising order. */
    public void forEach(BiConsumer<Integer, Offset> action) {
        for (int at = 0; at < partitions.length; at++) {
            action.accept(partitions[at], offsets[at]);
        }
    }

    /** True if that holds for every partition that this position says anything about. */
    boolean allMatch(BiPredicate<Integer, Offset> like) {
        for (int at = 0; at < partitions.length; at++) {
            if (!like.test(partitions[at], offsets[at])) {
                return false;
            }
        }
        return true;
    }

    /** The offsets by partition. */
    public SortedMap<Integer, Offset> offsets() {
        SortedMap<Integer, Offset> all = new TreeMap<>();
        forEach(all::put);
        return all;
    }

    /** This position with another offset in one partition. */
    public LogPosition with(int partition, Offset offset) {
        int at = Arrays.binarySearch(partitions, partition);
        if (at >= 0) {
            Offset[] moved = offsets.clone();
            moved[at] = offset;
            return new LogPosition(partitions, moved);
        }
        SortedMap<Integer, Offset> more = offsets();
        more.put(partition, offset);
        return of(more);
    }

    /** This position moved on to another one in the partitions that the other says anything about. */
    public LogPosition with(LogPosition other) {
        LogPosition moved = this;
        for (int at = 0; at < other.partitions.length; at++) {
            moved = moved.with(other.partitions[at], other.offsets[at]);
        }
        return moved;
    }

    /** What this position says of some partitions. */
    LogPosition only(Collection<Integer> some) {
        SortedMap<Integer, Offset> left = offsets();
        left.keySet().retainAll(some);
        return of(left);
    }

    /** True if everything that {@code other} has read was read here too, in the same epoch. */
    public boolean covers(LogPosition other) {
        return other.allMatch((partition, theirs) -> theirs.equals(Offset.NOTHING_YET)
                || in(partition)
                        .filter(here -> here.epoch().equals(theirs.epoch())
                                && here.entry().compareTo(theirs.entry()) >= 0)
                        .isPresent());
    }

    /** Text form for clients; made once, since one position is told to many. */
    public String encode() {
        String known = encoded;
        if (known == null) {
            StringBuilder plain = new StringBuilder(36 * partitions.length);
            forEach((partition, offset) -> plain.append(plain.isEmpty() ? "" : ";")
                    .append(partition)
                    .append('/')
                    .append(offset.epoch())
                    .append('/')
                    .append(offset.entry()));
            known = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
            encoded = known;
        }
        return known;
    }

    /** Reads {@link #encode}'s text; empty text is {@link #NOWHERE}. */
    public static LogPosition decode(String text) {
        SortedMap<Integer, Offset> offsets = new TreeMap<>();
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            for (String part : plain.isEmpty() ? new String[0] : plain.split(";", -1)) {
                String[] fields = part.split("/", -1);
                offsets.put(Integer.valueOf(fields[0]), new Offset(fields[1], EntryId.parse(fields[2])));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw Refusal.invalid(
                    "The position is not one that this service gave out; leave it empty to start from the current state.");
        }
        return of(offsets);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogPosition position
                && Arrays.equals(partitions, position.partitions)
                && Arrays.equals(offsets, position.offsets);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(partitions) + Arrays.hashCode(offsets);
    }

    @Override
    public String toString() {
        return offsets().toString();
    }
}
