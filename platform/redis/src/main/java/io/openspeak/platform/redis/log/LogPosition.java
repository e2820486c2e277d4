package io.openspeak.platform.redis.log;

import io.openspeak.platform.failures.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far somebody has read a partitioned log: for each partition that matters an {@link Offset}. Its text form is opaque to clients.
 *
 * @param offsets by partition
 */
public record LogPosition(SortedMap<Integer, Offset> offsets) {

    /** Before everything, in no partition. */
    public static final LogPosition NOWHERE = new LogPosition(new TreeMap<>());

    /**
     * A place in one partition.
     *
     * @param epoch life of the partition's log; a lost or replaced log has another one
     * @param entry last entry read
     */
    public record Offset(String epoch, EntryId entry) {}

    public LogPosition {
        offsets = new TreeMap<>(offsets);
    }

    /** The position of a single write. */
    public static LogPosition of(int partition, String epoch, EntryId entry) {
        return new LogPosition(new TreeMap<>(Map.of(partition, new Offset(epoch, entry))));
    }

    /** The offset in a partition, if this position says anything about it. */
    public Optional<Offset> in(int partition) {
        return Optional.ofNullable(offsets.get(partition));
    }

    /** This position with another offset in one partition. */
    public LogPosition with(int partition, Offset offset) {
        TreeMap<Integer, Offset> moved = new TreeMap<>(offsets);
        moved.put(partition, offset);
        return new LogPosition(moved);
    }

    /** What this position says of some partitions. */
    LogPosition only(Collection<Integer> partitions) {
        TreeMap<Integer, Offset> some = new TreeMap<>(offsets);
        some.keySet().retainAll(partitions);
        return new LogPosition(some);
    }

    /** True if everything that {@code other} has read was read here too, in the same epoch. */
    public boolean covers(LogPosition other) {
        return other.offsets.entrySet().stream().allMatch(theirs -> {
            Offset here = offsets.get(theirs.getKey());
            return here != null
                    && here.epoch().equals(theirs.getValue().epoch())
                    && here.entry().compareTo(theirs.getValue().entry()) >= 0;
        });
    }

    /** Text form for clients. */
    public String encode() {
        String plain = offsets.entrySet().stream()
                .map(part -> part.getKey() + "/" + part.getValue().epoch() + "/"
                        + part.getValue().entry())
                .collect(Collectors.joining(";"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads {@link #encode}'s text; empty text is {@link #NOWHERE}. */
    public static LogPosition decode(String text) {
        TreeMap<Integer, Offset> offsets = new TreeMap<>();
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
        return new LogPosition(offsets);
    }
}
