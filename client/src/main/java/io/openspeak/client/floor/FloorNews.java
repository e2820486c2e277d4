package io.openspeak.client.floor;

import io.openspeak.client.id.ChannelId;

/** What became of one's own wish to speak. Reasons are those of {@code FloorState.reason} in the contract. */
public sealed interface FloorNews {

    ChannelId channel();

    /** What an ask comes to in the end. */
    sealed interface Answer extends FloorNews {}

    /** One may speak, until then at the latest (epoch milliseconds). */
    record Granted(ChannelId channel, long token, long until) implements Answer {}

    /** One may not; {@code holder}: who speaks, empty: nobody. */
    record Denied(ChannelId channel, String reason, String holder) implements Answer {}

    /** Others are first; {@code place} counts from 1, 0: next, as soon as {@code holder} is silent. */
    record Waiting(ChannelId channel, int place, String holder) implements FloorNews {}

    /** The grant ends then (epoch milliseconds), however much is left to say. */
    record EndingSoon(ChannelId channel, long until) implements FloorNews {}

    /** One may not speak any more; {@code by}: who does, or will, empty: nobody. */
    record Taken(ChannelId channel, String reason, String by) implements FloorNews {}
}
