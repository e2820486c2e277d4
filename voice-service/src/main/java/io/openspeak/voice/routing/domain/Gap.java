package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;

/**
 * A run of frames that a listener lost to its full queue.
 *
 * @param channel where they were spoken
 * @param speaker who spoke
 * @param stream which of the speaker's devices
 * @param firstSequence the first of them
 * @param count how many
 */
public record Gap(ChannelId channel, UserId speaker, int stream, long firstSequence, int count) {

    /** One frame. */
    public static Gap of(Frame lost) {
        return new Gap(lost.channel(), lost.speaker(), lost.stream(), lost.sequence(), 1);
    }

    Gap and(Gap more) {
        return new Gap(channel, speaker, stream, firstSequence, count + more.count());
    }
}
