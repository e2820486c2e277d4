package io.openspeak.platform.redis.log;

import java.util.HashMap;
import java.util.Map;

/** Up to where what a view was loaded with may be newer than the position from which it reads on. One thread at a time. */
public final class Settling {

    private final Map<Integer, EntryId> ends = new HashMap<>();

    /**
     * Begins anew.
     *
     * @param from where the log ended before all was loaded: the view reads on from there
     * @param after where it ended after that
     */
    public void begin(LogPosition from, LogPosition after) {
        ends.clear();
        after.forEach((partition, offset) -> ends.put(partition, offset.entry()));
        from.forEach(this::reach);
    }

    /** A partition was read up to there. */
    public void reach(int partition, LogPosition.Offset offset) {
        ends.computeIfPresent(partition, (any, end) -> offset.entry().compareTo(end) < 0 ? end : null);
    }

    /** True if what is still to be read of the partition may be known already. */
    public boolean includes(int partition) {
        return ends.containsKey(partition);
    }

    /** True if nothing is known that was not read. */
    public boolean isOver() {
        return ends.isEmpty();
    }
}
