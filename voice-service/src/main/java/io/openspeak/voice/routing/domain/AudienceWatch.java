package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;

/** Somebody who has to know which channels have listeners on this pod. */
@FunctionalInterface
public interface AudienceWatch {

    /** Nobody cares. */
    AudienceWatch NOBODY = (channel, heard) -> {};

    /**
     * A channel got its first listener here, or lost its last one. Called on any thread, for one channel by one at a time, and in
     * the order in which it happens.
     */
    void changed(ChannelId channel, boolean heard);
}
