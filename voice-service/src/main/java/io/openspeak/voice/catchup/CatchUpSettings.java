package io.openspeak.voice.catchup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Whether and how much speech is kept for "say again"; it is in memory only, on the pod where it is said and on those with listeners. */
@ConfigMapping(prefix = "openspeak.voice.catch-up")
public interface CatchUpSettings {

    /** Whether speech is kept at all; people should know when it is. */
    @WithDefault("false")
    boolean enabled();

    /** Most bursts of a channel. */
    @WithDefault("10")
    int bursts();

    /** Longest time since the end of a burst. */
    @WithDefault("60s")
    Duration age();

    /** Most bytes of a channel; 90 s of speech at 32 kbit/s take some 600,000. */
    @WithDefault("2097152")
    int maxBytes();

    /** Silence of a speaker that ends a burst. */
    @WithDefault("500ms")
    Duration pause();
}
