package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.v1.PresenceEvent;
import io.openspeak.presence.v1.RoomMessage;
import java.util.Set;

/** A message to a room, with the events that tell of it. */
public final class RoomNews implements Told {

    private final ChannelId room;
    private final LogPosition place;
    private final int bytes;
    private final Event placed;
    private final Event bare;

    /**
     * @param place of the fact in its partition
     * @param position of the whole view after it
     * @param bytes size of the fact
     */
    RoomNews(RoomMessage message, LogPosition place, LogPosition position, int bytes) {
        this.place = place;
        this.bytes = bytes;
        room = new ChannelId(message.getRoomId());
        PresenceEvent.Builder event = PresenceEvent.newBuilder().setRoomMessage(message);
        bare = new Event(event.build());
        placed = new Event(event.setPosition(position.encode()).build());
    }

    /** The room. */
    public ChannelId room() {
        return room;
    }

    /** The event, with or without its position. */
    public Event event(boolean withPosition) {
        return withPosition ? placed : bare;
    }

    @Override
    public LogPosition place() {
        return place;
    }

    @Override
    public int bytes() {
        return 2 * bytes;
    }

    @Override
    public Set<?> subjects() {
        return Set.of(room);
    }
}
