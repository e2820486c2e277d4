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
}
