package io.openspeak.voice.floor;

import io.openspeak.voice.floor.domain.FloorTerms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Floor control of push-to-talk channels; the same on all pods. */
@ConfigMapping(prefix = "openspeak.voice.floor")
public interface FloorSettings {

    /** Without a renewal in Redis for this long, the holder's pod forwards nothing more of it. */
    @WithDefault("2s")
    Duration lease();

    /** While the holder talks, its pod renews the lease this often. */
    @WithDefault("500ms")
    Duration renewEvery();

    /** Without a frame for this long the floor is taken. Must exceed the lease: by the difference the clocks of pods may differ. */
    @WithDefault("3s")
    Duration silence();

    /** The floor is taken after this long in any case. */
    @WithDefault("90s")
    Duration longestTalk();

    /** The holder is warned this long before that. */
    @WithDefault("10s")
    Duration talkWarning();

    /** One who is interrupted may go on for this long. */
    @WithDefault("200ms")
    Duration grace();

    /** Longest wait for the floor. */
    @WithDefault("20s")
    Duration queueWait();

    /** Most who wait in a channel. */
    @WithDefault("64")
    int maxQueue();

    /** One whose connection broke keeps the floor, or its place in the queue, for this long. */
    @WithDefault("3s")
    Duration reconnectWait();

    /** So much speech that comes while the floor is being asked for is kept, and heard once it is granted. */
    @WithDefault("600ms")
    Duration preGrant();

    /** Most asks a second of one connection, which is also the longest burst. */
    @WithDefault("5")
    int asksPerSecond();

    /** How long the answer to a command id is remembered. */
    @WithDefault("2m")
    Duration commandMemory();

    /** How long the record of a floor that nobody has is kept. */
    @WithDefault("1d")
    Duration keepIdle();

    /** The times and bounds that the rules know. */
    default FloorTerms terms() {
        return new FloorTerms(lease(), renewEvery(), silence(), longestTalk(), grace(), queueWait(), maxQueue());
    }
}
