package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.Set;

/**
 * One Opus packet that may be heard, encoded once for all its listeners.
 *
 * @param channel where it is spoken
 * @param speaker who speaks
 * @param stream which of the speaker's devices; 0: not told
 * @param sequence its number in that stream
 * @param level loudness, 1 to 127; 0: not told
 * @param capturedAt when it was captured, as well as that is known, {@link Ticker} time
 * @param floorToken grant under which it is spoken; 0: none needed
 * @param arrivedAt when it came in, {@link Ticker} time
 * @param whisperTo whom alone it is for; empty: the whole channel
 * @param encoded the frame as a part of any message to a listener
 */
public record Frame(
        ChannelId channel,
        UserId speaker,
        int stream,
        long sequence,
        int level,
        long capturedAt,
        long floorToken,
        long arrivedAt,
        Set<String> whisperTo,
        EncodedFrame encoded) {

    /** True for those whom the speaker means; never for the speaker, on whatever device. */
    boolean isFor(UserId user) {
        return !speaker.equals(user) && (whisperTo.isEmpty() || whisperTo.contains(user.value()));
    }
}
