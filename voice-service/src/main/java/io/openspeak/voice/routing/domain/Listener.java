package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The hearing end of one connection: what is due goes out at once, in one write, or waits in a bounded queue. Lives on one lane. */
public final class Listener {

    private final Outlet outlet;
    private final EgressQueue queue;
    private final RoutingCounters counters;
    private final Map<ChannelId, DeliveryStatistics> statistics = new HashMap<>(2);
    private @Nullable ChannelId lastChannel;
    private @Nullable DeliveryStatistics lastStatistics;
    private boolean touched;

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

    /** Sends what is due if the transport takes it. To be called after offers, and when the transport is ready again. */
    public void flush(long now) {
        touched = false;
        if (queue.isEmpty() || !outlet.ready()) {
            return;
        }
        counters.dropped(queue.dropLate(now));
        counters.sent(queue.frames().size(), queue.gaps().size());
        for (Gap gap : queue.gaps()) {
            statistics(gap.channel()).dropped(gap.count());
        }
        for (Frame frame : queue.frames()) {
            statistics(frame.channel()).sent(frame, now);
        }
        outlet.send(queue.gaps(), queue.frames());
        queue.clear();
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
