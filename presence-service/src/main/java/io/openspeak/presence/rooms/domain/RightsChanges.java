package io.openspeak.presence.rooms.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When rights last may have changed in which channels, as a count of changes: tells whether an answer about them is from before.
 * Remembers a bounded number of channels; of those that it forgot it supposes the worst.
 */
public final class RightsChanges {

    private final int most;
    private final Map<ChannelId, Long> last = new LinkedHashMap<>();
    private long count;
    private long forgotten;

    public RightsChanges(int most) {
        this.most = most;
    }

    /** How many there were. */
    public synchronized long count() {
        return count;
    }

    /** One in a channel. */
    public synchronized void in(ChannelId channel) {
        count++;
        last.remove(channel);
        last.put(channel, count);
        if (last.size() > most) {
            Map.Entry<ChannelId, Long> oldest = last.entrySet().iterator().next();
            forgotten = oldest.getValue();
            last.remove(oldest.getKey());
        }
    }

    /** Something may have been missed, anywhere. */
    public synchronized void everywhere() {
        count++;
        forgotten = count;
        last.clear();
    }

    /** True if there may have been one in any of the channels since there were {@code then}. */
    public synchronized boolean since(long then, Collection<ChannelId> channels) {
        return forgotten > then || channels.stream().anyMatch(channel -> last.getOrDefault(channel, 0L) > then);
    }
}
