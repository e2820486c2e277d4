package io.openspeak.presence.websocket;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.presence.rooms.HearingListener;
import io.openspeak.presence.rooms.Rooms;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Rooms of the channel-service beside the one under test. */
final class TestRooms {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TestRooms() {}

    /** Waits until rights can be asked: the service signs in first. */
    static void awaitReady(Rooms rooms) {
        HearingListener listener = new HearingListener("ready");
        ChannelId room = new ChannelId("lobby");
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            rooms.subscribe(listener, room).await().atMost(PATIENCE);
            return rooms.roomsOf(listener).contains(room);
        });
        rooms.leave(listener);
    }
}
