package io.openspeak.voice.voiceping.domain;

import org.jspecify.annotations.Nullable;

/**
 * A VoicePing message: {@code [channelType, messageType, fromId, toId, payload]}, or with an id of its own before the payload.
 *
 * @param channel whom it is for: a group or one user
 * @param type what it says
 * @param from who says it
 * @param to the group or user
 * @param id its own id; null: the short form, without a place for one
 * @param payload what it carries
 */
public record Message(
        ChannelType channel,
        MessageType type,
        WireId from,
        WireId to,
        @Nullable WireId id,
        Payload payload) {

    /** The short form. */
    public static Message of(ChannelType channel, MessageType type, WireId from, WireId to, Payload payload) {
        return new Message(channel, type, from, to, null, payload);
    }

    /** The answer to it: same sender, group and form of ids. */
    public Message answer(MessageType answer, Payload carrying) {
        return of(channel, answer, from, to, carrying);
    }

    /** The same as somebody else hears it. */
    public Message with(WireId sender, Payload carrying) {
        return new Message(channel, type, sender, to, id, carrying);
    }
}
