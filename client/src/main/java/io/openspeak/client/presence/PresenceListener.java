package io.openspeak.client.presence;

import io.openspeak.client.link.LinkState;
import io.openspeak.presence.v1.PresenceEvent;

/** Told of presence events and of the link they come on, in order, on the network's thread: must not block. */
public interface PresenceListener {

    default void onEvent(PresenceEvent event) {}

    default void onState(LinkState state) {}
}
