package io.openspeak.presence.rooms.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often typing is passed on: once an interval for each user and room. Remembers no more than what passed within one. */
public final class TypingPace {

    private final Duration interval;
    private final Map<Place, Instant> passed = new LinkedHashMap<>();

    private record Place(UserId user, ChannelId room) {}

    public TypingPace(Duration interval) {
        this.interval = interval;
    }

    /** True if it is to be passed on now, which then counts as done. */
    public synchronized boolean passes(UserId user, ChannelId room, Instant now) {
        forget(now.minus(interval), now);
        return passed.putIfAbsent(new Place(user, room), now) == null;
    }

    /** Oldest first, since each place is put in once; times after now are of a clock that was set back. */
    private void forget(Instant before, Instant now) {
        Iterator<Instant> times = passed.values().iterator();
        while (times.hasNext()) {
            Instant time = times.next();
            if (time.isAfter(before) && !time.isAfter(now)) {
                return;
            }
            times.remove();
        }
    }
}
