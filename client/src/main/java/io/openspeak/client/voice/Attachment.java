package io.openspeak.client.voice;

import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.voice.v1.VoiceAttach;

/**
 * A channel to speak and, unless {@code sendOnly}, listen in; the server waits until it has seen the position of the join. As a
 * {@code guest} one is heard in a channel that one is not in, with the rights to join and to speak there.
 */
public record Attachment(ChannelId channel, Position after, boolean sendOnly, boolean guest) {

    /** A place of a member. */
    public Attachment(ChannelId channel, Position after, boolean sendOnly) {
        this(channel, after, sendOnly, false);
    }

    public static Attachment to(ChannelId channel, Position after) {
        return new Attachment(channel, after, false);
    }

    /** A place to be heard from, in a channel that one is not in. */
    public static Attachment asGuest(ChannelId channel) {
        return new Attachment(channel, Position.NONE, true, true);
    }

    VoiceAttach message() {
        return VoiceAttach.newBuilder()
                .setChannelId(channel.value())
                .setAfterPosition(after.token())
                .setSendOnly(sendOnly)
                .setGuest(guest)
                .build();
    }
}
