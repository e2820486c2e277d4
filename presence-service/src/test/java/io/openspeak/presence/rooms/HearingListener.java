package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.Event;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down what it hears. */
public final class HearingListener implements RoomListener {

    public final List<Typing> typing = new CopyOnWriteArrayList<>();
    public final List<Event> events = new CopyOnWriteArrayList<>();
    public final List<ChannelId> removed = new CopyOnWriteArrayList<>();
    private final Caller whose;

    public HearingListener(String user) {
        whose = RoomsFixtures.caller(user);
    }

    @Override
    public Caller whose() {
        return whose;
    }

    @Override
    public void typing(Event heard) {
        events.add(heard);
        typing.add(RoomEventMapping.typing(heard.content().getTyping()));
    }

    @Override
    public void removed(ChannelId room) {
        removed.add(room);
    }
}
