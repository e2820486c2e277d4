package io.openspeak.client.channel;

import io.openspeak.channel.v1.SubscribeChannelEventsResponse;
import io.openspeak.client.link.LinkState;

/** Told of changes of channels and of the link they come on, in order, on the network's thread: must not block. */
public interface ChannelListener {

    default void onPart(SubscribeChannelEventsResponse part) {}

    default void onState(LinkState state) {}
}
