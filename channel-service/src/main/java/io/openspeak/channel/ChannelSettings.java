package io.openspeak.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** Settings of channel-service. */
@ConfigMapping(prefix = "openspeak.channel")
public interface ChannelSettings {

    /** Channels (ids) that are made at the start if they are not there; voice, unlimited. */
    @WithDefault("general")
    List<String> initialChannels();

    /** Opus bitrate of channels that name none, kbit/s. */
    @WithDefault("32")
    int bitrateKbps();

    /** How long temporary channels that name no time outlive their last member. */
    @WithDefault("5m")
    Duration linger();

    /** Most channels of an installation. */
    @WithDefault("1000000")
    int maxChannels();

    /** How long a list waits until the pod's view has seen what this pod wrote before. */
    @WithDefault("2s")
    Duration readYourWrites();

    /** Recent changes that a pod keeps in memory for those who come back, at most. */
    @WithDefault("50000")
    int recentChanges();

    /** The same in bytes. */
    @WithDefault("33554432")
    long recentBytes();

    /** Bytes that may wait for a slow reader of events before it is closed with SLOW_CONSUMER. */
    @WithDefault("1048576")
    int maxUnsentBytes();

    /** Silence after which a reader of events is told that it is still served. */
    @WithDefault("15s")
    Duration idle();

    /** Voice channels that a user may be in at once: joining one more leaves the oldest. 0: any number. */
    @WithDefault("1")
    int voiceChannelsPerUser();

    /** Most bans of a channel that have not ended. */
    @WithDefault("1000")
    int maxBans();

    /** Most users that are invited to a channel. */
    @WithDefault("10000")
    int maxInvitations();

    /** Acts of moderation and what is kept of them. */
    Moderation moderation();

    /** Acts of moderation and what is kept of them. */
    interface Moderation {

        /** How long they are kept. */
        @WithDefault("90d")
        Duration keep();

        /** About how many are kept in each of the partitions. */
        @WithDefault("10000")
        int maxEntries();
    }
}
