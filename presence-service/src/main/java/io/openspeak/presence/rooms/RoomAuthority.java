package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.rooms.domain.Standing;
import io.smallrye.mutiny.Uni;

/** Who decides what somebody may do in a room. */
public interface RoomAuthority {

    /** The user's standing there as it is now; ends within a bounded time, by a failure with {@code unavailable} if need be. */
    Uni<Standing> standing(Caller user, ChannelId room);
}
