package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that writes down what it hears. */
public final class HearingListener implements RoomListener {

    public final List<Typing> typing = new CopyOnWriteArrayList<>();
    public final List<Shared<RoomMessage>> messages = new CopyOnWriteArrayList<>();
    public final List<ChannelId> removed = new CopyOnWriteArrayList<>();
    private final Caller whose;

    public HearingListener(String user) {
        whose = RoomsFixtures.caller(user);
    }

    /** What was sent, as it was published. */
    public List<String> texts() {
        return messages.stream().map(message -> message.event().json()).toList();
    }

    @Override
    public Caller whose() {
        return whose;
    }

    @Override
    public void typing(Shared<Typing> heard) {
        typing.add(heard.event());
    }

    @Override
    public void message(Shared<RoomMessage> heard) {
        messages.add(heard);
    }

    @Override
    public void removed(ChannelId room) {
        removed.add(room);
    }
}
