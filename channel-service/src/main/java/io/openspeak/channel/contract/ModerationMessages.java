package io.openspeak.channel.contract;

import io.openspeak.channel.domain.ModerationNote;
import io.openspeak.channel.v1.ModerationEntry;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** Acts of moderation as messages. */
public final class ModerationMessages {

    private ModerationMessages() {}

    /** The act in a message. */
    public static ModerationNote note(ModerationEntry message) {
        return new ModerationNote(
                Instant.ofEpochMilli(message.getAt()),
                new UserId(message.getActorId()),
                message.getAction(),
                new ChannelId(message.getChannelId()),
                Optional.of(message.getUserId()).filter(id -> !id.isEmpty()).map(UserId::new),
                message.getReason());
    }

    /** The act, and the trace of the request. */
    public static ModerationEntry message(ModerationNote note, String trace) {
        return ModerationEntry.newBuilder()
                .setAt(note.at().toEpochMilli())
                .setActorId(note.actor().value())
                .setAction(note.action())
                .setChannelId(note.channel().value())
                .setUserId(note.user().map(UserId::value).orElse(""))
                .setReason(note.reason())
                .setTraceId(trace)
                .build();
    }
}
