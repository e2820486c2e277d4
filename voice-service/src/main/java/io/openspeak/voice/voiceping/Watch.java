package io.openspeak.voice.voiceping;

import io.openspeak.voice.voiceping.domain.ChannelType;
import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.MessageType;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is there, as a watching client (web, dashboard) was told: all once, then what changes. Used on the connection's event loop only. */
final class Watch {

    private static final WireId NO_ID = new WireId.Nil();

    private final Reply reply;
    private final Dialect dialect;
    private final VoicePingParts parts;
    private final Map<String, PersonPresence> told = new HashMap<>();
    private boolean began;

    Watch(Reply reply, Dialect dialect, VoicePingParts parts) {
        this.reply = reply;
        this.dialect = dialect;
        this.parts = parts;
    }

    /** All who are there now. The client gets one snapshot; after that only what is new in them. */
    void snapshot(List<PersonPresence> people) {
        if (began) {
            Set<String> gone = new HashSet<>(told.keySet());
            people.forEach(person -> gone.remove(person.user()));
            people.forEach(this::changed);
            gone.forEach(this::unwatched);
            return;
        }
        began = true;
        people.stream().filter(PersonPresence::online).forEach(person -> told.put(person.user(), person));
        send(
                MessageType.PRESENCE_SNAPSHOT,
                PresenceWords.snapshot(List.copyOf(told.values()), parts.clock.millis(), dialect));
    }

    /** Somebody is not in the client's groups any more; there is no word for it but that it is offline. */
    void unwatched(String user) {
        changed(new PersonPresence(user, false, parts.clock.millis()));
    }

    /** Somebody came, went or changed; what does not show is not told. */
    void changed(PersonPresence person) {
        PersonPresence before = person.online() ? told.put(person.user(), person) : told.remove(person.user());
        boolean wasOnline = before != null && before.online();
        if (began && wasOnline != person.online()) {
            send(MessageType.PRESENCE_UPDATE, PresenceWords.update(person, parts.clock.millis(), dialect));
        }
    }

    /** Documented clients read the payload in the sixth place. */
    private void send(MessageType type, Payload payload) {
        reply.send(new Message(ChannelType.GROUP, type, WireId.ZERO, dialect.own(), NO_ID, payload));
    }
}
