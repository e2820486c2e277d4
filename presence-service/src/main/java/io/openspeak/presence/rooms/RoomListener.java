package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;

/** Somebody who listens to rooms: the receiving end of a session or subscription. Must not block. */
public interface RoomListener {

    /** On whose behalf: its rights count, and it is not told what it types itself. */
    Caller whose();

    /** Somebody else types in one of its rooms. */
    void typing(Event typing);

    /** It may not listen to that room any more, and does not from now on. */
    void removed(ChannelId room);
}
