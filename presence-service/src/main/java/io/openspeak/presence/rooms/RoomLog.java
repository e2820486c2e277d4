package io.openspeak.presence.rooms;

import io.openspeak.platform.redis.log.LogPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Where messages to rooms are written, in the order in which they are told. */
public interface RoomLog {

    /** Appends a message; the same publisher, room and command id again within 2 min gives the first one's position. */
    Uni<LogPosition> append(Publication message, Instant now);
}
