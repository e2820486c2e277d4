package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.ChannelId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** One listener's hearing of one room, wanted or held. */
final class RoomSubscription {

    private final RoomListener listener;
    private final ChannelId room;

    /** True while its right is asked for again. */
    final AtomicBoolean inReview = new AtomicBoolean();

    /** Channels that had a say in its right. */
    volatile List<ChannelId> branch = List.of();

    /** Calls that want it and have no answer yet; guarded by {@link Rooms}. */
    int asked;

    RoomSubscription(RoomListener listener, ChannelId room) {
        this.listener = listener;
        this.room = room;
    }

    RoomListener listener() {
        return listener;
    }

    ChannelId room() {
        return room;
    }

    List<ChannelId> branch() {
        return branch;
    }
}
