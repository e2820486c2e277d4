package io.openspeak.channel.domain;

import io.openspeak.platform.identity.ChannelId;
import java.util.Comparator;

/**
 * Where a channel stands in lists: by its order, then by its id.
 *
 * @param order of the channel
 * @param channel its id
 */
public record ListingPlace(int order, ChannelId channel) implements Comparable<ListingPlace> {

    private static final Comparator<ListingPlace> IN_LISTS =
            Comparator.comparingInt(ListingPlace::order).thenComparing(ListingPlace::channel);

    static ListingPlace of(Channel channel) {
        return new ListingPlace(channel.order(), channel.id());
    }

    @Override
    public int compareTo(ListingPlace other) {
        return IN_LISTS.compare(this, other);
    }
}
