package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Comparator;

/**
 * Where a channel stands in lists: by its order, then by its id.
 *
 * @param order of the channel
 * @param channel its id
 */
public record Place(int order, ChannelId channel) implements Comparable<Place> {

    private static final Comparator<Place> IN_LISTS =
            Comparator.comparingInt(Place::order).thenComparing(Place::channel);

    static Place of(Channel channel) {
        return new Place(channel.order(), channel.id());
    }

    @Override
    public int compareTo(Place other) {
        return IN_LISTS.compare(this, other);
    }
}
