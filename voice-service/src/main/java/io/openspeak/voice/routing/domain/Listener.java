package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hearing end of one connection: what is due goes out at once, in one write, or waits in a bounded queue. Lives on one lane.
 *
 * <p>Once a transport did not take what was due, it gets little at a time until it has caught up: on a slow link all that is due would
 * take longer to arrive than it may wait here.
 */
public final class Listener {

    private final Outlet outlet;
    private final EgressQueue queue;
    private final RoutingCounters counters;
    private final Map<ChannelId, DeliveryStatistics> statistics = new HashMap<>(2);
    private @Nullable ChannelId lastChannel;
    private @Nullable DeliveryStatistics lastStatistics;
    private boolean touched;
    private boolean behind;
    private boolean wrote;
    private long lastWrite;

    public Listener(Outlet outlet, QueueLimits limits, RoutingCounters counters) {
        this.outlet = outlet;
        this.queue = new EgressQueue(limits);
        this.counters = counters;
    }

    /** Takes a frame for the next {@link #flush}; true if it is the first one since. */
    boolean offer(Frame frame, long now) {
        counters.dropped(queue.offer(frame, now));
        return touch();
    }

    /** Takes the word that frames were lost on the way here, as {@link #offer}. */
    boolean miss(Gap gap) {
        queue.miss(gap);
        return touch();
    }

    private boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    /** True if what it was offered may wait for more: it was written to less than that long ago. */
    boolean gathers(long now, long within) {
        return wrote && now - lastWrite < within && outlet.gathers();
    }

    /** Sends what is due if the transport takes it. To be called after offers, and when the transport is ready again. */
    public void flush(long now) {
        touched = false;
        while (!queue.isEmpty()) {
            if (!outlet.ready()) {
                behind = true;
                return;
            }
            counters.dropped(queue.dropLate(now));
            if (behind) {
                send(queue.takeSome(outlet.portion()), now);
                queue.clearGaps();
            } else {
                send(queue.frames(), now);
                queue.clear();
            }
        }
        behind = behind && !outlet.ready();
    }

    private void send(Collection<Frame> frames, long now) {
        counters.sent(frames.size(), queue.gaps().size());
        for (Gap gap : queue.gaps()) {
            statistics(gap.channel()).dropped(gap.count());
        }
        for (Frame frame : frames) {
            statistics(frame.channel()).sent(frame, now);
        }
        outlet.send(queue.gaps(), frames);
        wrote = true;
        lastWrite = now;
    }

    private DeliveryStatistics statistics(ChannelId channel) {
        DeliveryStatistics known = lastStatistics;
        // Most listeners hear one channel, whose id is one object.
        if (known != null && channel == lastChannel) {
            return known;
        }
        DeliveryStatistics found = statistics.computeIfAbsent(channel, first -> new DeliveryStatistics());
        lastChannel = channel;
        lastStatistics = found;
        return found;
    }

    /** Tells of each channel that frames went out of. */
    void quality(UserId user, Consumer<Quality> told) {
        statistics.forEach((channel, delivery) -> told.accept(delivery.quality(user, channel)));
    }

    /** Tells of those with news, and counts from now on. */
    void qualityNews(UserId user, Consumer<Quality> told) {
        statistics.forEach((channel, delivery) -> {
            if (delivery.hasNews()) {
                told.accept(delivery.quality(user, channel));
                delivery.told();
            }
        });
    }
}
