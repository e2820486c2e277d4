package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Set;

/**
 * One Opus packet that may be heard, encoded once for all its listeners.
 *
 * @param channel where it is spoken
 * @param speaker who speaks
 * @param sequence its number in the speaker's stream
 * @param arrivedAt when it came in, {@link Ticker} time
 * @param whisperTo whom alone it is for; empty: the whole channel
 * @param encoded the frame as a part of any message to a listener
 */
public record Frame(
        ChannelId channel, UserId speaker, long sequence, long arrivedAt, Set<String> whisperTo, byte[] encoded) {

    /** True for those whom the speaker means; never for the speaker, on whatever device. */
    boolean isFor(UserId user) {
        return !speaker.equals(user) && (whisperTo.isEmpty() || whisperTo.contains(user.value()));
    }
}
