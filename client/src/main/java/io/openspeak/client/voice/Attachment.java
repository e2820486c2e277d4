package io.openspeak.client.voice;

import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.voice.v1.VoiceAttach;

/** A channel to speak and, unless {@code sendOnly}, listen in; the server waits until it has seen the position of the join. */
public record Attachment(ChannelId channel, Position after, boolean sendOnly) {

    public static Attachment to(ChannelId channel, Position after) {
        return new Attachment(channel, after, false);
    }

    VoiceAttach message() {
        return VoiceAttach.newBuilder()
                .setChannelId(channel.value())
                .setAfterPosition(after.token())
                .setSendOnly(sendOnly)
                .build();
    }
}
