package io.openspeak.client.voice;

import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers of the frames that a connection sends. Speech to a channel and whispers to each list of listeners are streams of their own:
 * whoever does not hear a whisper must not miss its number.
 */
final class FrameNumbers {

    /** Lists of listeners that are remembered; one that is used anew after so many others begins a new stream. */
    private static final int MOST_WHISPERS = 64;

    private final int speech = randomStream();
    private final Map<ChannelId, Long> spoken = new HashMap<>();
    private final Map<Whisper, Number> whispered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Whisper, Number> eldest) {
            return size() > MOST_WHISPERS;
        }
    };

    /** Stream and number of a frame. */
    record Number(int stream, long sequence) {}

    private record Whisper(ChannelId channel, Set<UserId> to) {}

    /** The next one of speech in a channel: they count from 1. */
    synchronized Number ofSpeech(ChannelId channel) {
        return new Number(speech, spoken.merge(channel, 1L, Long::sum));
    }

    /** The next one of whispers to these. */
    synchronized Number ofWhisper(ChannelId channel, Set<UserId> to) {
        return whispered.compute(
                new Whisper(channel, Set.copyOf(to)),
                (whisper, last) ->
                        last == null ? new Number(randomStream(), 1) : new Number(last.stream(), last.sequence() + 1));
    }

    private static int randomStream() {
        int drawn = ThreadLocalRandom.current().nextInt();
        return drawn == 0 ? 1 : drawn; // 0 says that there is none.
    }
}
