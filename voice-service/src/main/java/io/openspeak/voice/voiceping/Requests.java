package io.openspeak.voice.voiceping;

import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.WireId;

/** What one client asks for, by the type of its messages. */
final class Requests {

    private final Client client;
    private final Groups groups;
    private final Speech speech;
    private final Letters letters;
    private final PresenceSessions.Session presence;
    private final Reply reply;
    private final Dialect dialect;

    Requests(
            Client client,
            Groups groups,
            Speech speech,
            Letters letters,
            PresenceSessions.Session presence,
            Reply reply,
            Dialect dialect) {
        this.client = client;
        this.groups = groups;
        this.speech = speech;
        this.letters = letters;
        this.presence = presence;
        this.reply = reply;
        this.dialect = dialect;
    }

    /** Does what it asks for, or refuses it. */
    void take(Message message) {
        switch (message.type()) {
            case START -> speech.start(message);
            case AUDIO -> speech.audio(message);
            case STOP -> speech.stop(message);
            case TEXT, INTERACTIVE -> letters.text(message);
            case IMAGE, OFFLINE, DELIVERED, READ -> letters.forward(message);
            case STATUS -> letters.status(message);
            case USER_ADD -> groups.add(message.to());
            case USER_REMOVE -> remove(message.to());
            case HEARTBEAT -> heartbeat(message);
            case CONNECTION -> presence.activity();
            case CONNECTION_TEST ->
                reply.send(Message.of(
                        ChannelType.PRIVATE,
                        MessageType.CONNECTION_ACK,
                        WireId.ZERO,
                        message.from(),
                        message.payload()));
            case START_ACK,
                    STOP_ACK,
                    START_FAILED,
                    LOGIN_DUPLICATED,
                    USER_UPDATE,
                    USER_DELETE,
                    CHANNEL_UPDATE,
                    CHANNEL_DELETE,
                    TRIAL_EXPIRED,
                    TEXT_ACK,
                    INTERACTIVE_ACK,
                    CONNECTION_ACK,
                    UNAUTHORIZED_GROUP,
                    PRESENCE_UPDATE,
                    PRESENCE_SNAPSHOT ->
                throw Refusal.invalid(message.type() + " is the server's to say.");
        }
        if (message.type() == MessageType.START || message.type() == MessageType.TEXT) {
            presence.activity();
        }
    }

    private void remove(WireId group) {
        if (Ids.valid(group.text())) {
            ChannelId channel = new ChannelId(group.text());
            speech.left(channel);
            groups.remove(channel);
        }
    }

    private void heartbeat(Message message) {
        if (client.role().watches()) {
            Refusal refused = Refusal.invalid("Web clients cannot send heartbeats; they watch those who do.");
            reply.send(Message.of(
                    message.channel(),
                    MessageType.HEARTBEAT,
                    WireId.ZERO,
                    dialect.own(),
                    Words.error(refused.reason().wireName(), refused.toldMessage())));
            throw refused;
        }
        presence.heartbeat();
    }
}
