package io.openspeak.voice.voiceping;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.websocket.Frame;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one client is answered, and as whom it speaks to others. */
final class Reply {

    private final UserId user;
    private final ClientWire wire;
    private final Dialect dialect;

    Reply(UserId user, ClientWire wire, Dialect dialect) {
        this.user = user;
        this.wire = wire;
        this.dialect = dialect;
    }

    /** Answers a message: same group, same form of ids. */
    void to(Message asked, MessageType answer, Payload carrying) {
        send(asked.answer(answer, carrying));
    }

    /** The same with an id of the message. */
    void to(Message asked, MessageType answer, WireId id, Payload carrying) {
        send(new Message(asked.channel(), answer, asked.from(), asked.to(), id, carrying));
    }

    void send(Message message) {
        wire.send(Frame.binary(MessageCodec.encode(message)));
    }

    /** The user as the message spells it; whoever calls itself by another name goes by its own. */
    WireId sender(Message message) {
        if (!message.from().text().equals(user.value())) {
            return dialect.own();
        }
        dialect.spelledItself(message.from());
        return message.from();
    }

    /** The id of a message: as its client gave it, else a new one. */
    static WireId idOf(Message message) {
        @Nullable WireId given = message.id();
        return Optional.ofNullable(given)
                .filter(id -> !id.text().isEmpty())
                .orElseGet(() -> new WireId.Text(UUID.randomUUID().toString()));
    }
}
