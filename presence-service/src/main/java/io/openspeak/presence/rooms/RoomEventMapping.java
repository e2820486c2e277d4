package io.openspeak.presence.rooms;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.v1.UserTyping;
import java.time.Instant;

/** What is typed and sent in rooms, to and from messages. */
public final class RoomEventMapping {

    private RoomEventMapping() {}

    /** Typing as a message. */
    public static UserTyping typing(Typing typing) {
        UserTyping.Builder message = UserTyping.newBuilder()
                .setUserId(typing.user().value())
                .setName(typing.name())
                .setTimestamp(typing.at().toEpochMilli());
        String room = typing.room().value();
        return (typing.direct() ? message.setDmId(room) : message.setChannelId(room)).build();
    }

    /** Typing in a message. */
    public static Typing typing(UserTyping message) {
        boolean direct = !message.getDmId().isEmpty();
        return new Typing(
                new ChannelId(direct ? message.getDmId() : message.getChannelId()),
                direct,
                new UserId(message.getUserId()),
                message.getName(),
                Instant.ofEpochMilli(message.getTimestamp()));
    }
}
