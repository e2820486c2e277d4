package io.openspeak.voice.relay.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What one other pod has yet to be told about this pod's interest. It remembers channels that changed, not changes: what is told
 * is the difference between what is so now and what was told before, so a channel that comes and goes costs nothing, and
 * nothing piles up for a pod that does not read.
 */
public final class InterestNews {

    private final Interest interest;
    private final Runnable urgent;
    private final Queue<ChannelId> changed = new ConcurrentLinkedQueue<>();
    private final Set<ChannelId> pending = ConcurrentHashMap.newKeySet();
    private final Set<ChannelId> told = new HashSet<>();

    InterestNews(Interest interest, Runnable urgent) {
        this.interest = interest;
        this.urgent = urgent;
    }

    /**
     * A part of the news.
     *
     * @param added channels in which this pod has listeners since
     * @param removed channels in which it has none any more
     */
    public record Part(List<ChannelId> added, List<ChannelId> removed) {

        /** True if there is nothing to tell. */
        public boolean isEmpty() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    void changed(ChannelId channel, boolean began) {
        if (pending.add(channel)) {
            changed.add(channel);
        }
        if (began) {
            urgent.run();
        }
    }

    /** What is to be told now, which then counts as told. One reader. */
    public Part take(int most) {
        List<ChannelId> added = new ArrayList<>();
        List<ChannelId> removed = new ArrayList<>();
        while (added.size() + removed.size() < most) {
            ChannelId next = changed.poll();
            if (next == null) {
                break;
            }
            // Before it is looked at: what changes from here on is pending again.
            pending.remove(next);
            if (interest.in(next)) {
                if (told.add(next)) {
                    added.add(next);
                }
            } else if (told.remove(next)) {
                removed.add(next);
            }
        }
        return new Part(added, removed);
    }
}
