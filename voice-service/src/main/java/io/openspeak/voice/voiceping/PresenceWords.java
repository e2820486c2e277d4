package io.openspeak.voice.voiceping;

import io.openspeak.voice.voiceping.domain.Dialect;
import io.openspeak.voice.voiceping.domain.Payload;
import io.openspeak.voice.voiceping.domain.WireId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Who is there, as PRESENCE_SNAPSHOT and PRESENCE_UPDATE carry it. */
final class PresenceWords {

    private PresenceWords() {}

    /** All who are there. */
    static Payload snapshot(List<PersonPresence> people, long now, Dialect dialect) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(2);
            packer.packString("users");
            packer.packArrayHeader(people.size());
            for (PersonPresence person : people) {
                packer.packMapHeader(3);
                fields(packer, person, dialect);
            }
            packer.packString("timestamp");
            packer.packLong(now);
            return new Payload.Packed(packer.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Somebody came, went or changed. */
    static Payload update(PersonPresence person, long now, Dialect dialect) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packer.packMapHeader(4);
            fields(packer, person, dialect);
            packer.packString("timestamp");
            packer.packLong(now);
            return new Payload.Packed(packer.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void fields(MessageBufferPacker packer, PersonPresence person, Dialect dialect) throws IOException {
        packer.packString("userId");
        WireId user = dialect.user(person.user());
        if (user instanceof WireId.Whole(long number)) {
            packer.packLong(number);
        } else {
            packer.packString(user.text());
        }
        packer.packString("status");
        packer.packString(person.status());
        packer.packString("lastSeen");
        packer.packLong(person.lastSeen());
    }
}
