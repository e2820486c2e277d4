package io.openspeak.voice.voiceping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** What an operator may set about VoicePing connections. */
@ConfigMapping(prefix = "openspeak.voice.voiceping")
public interface VoicePingSettings {

    /** Paths of the voice port at which VoicePing clients connect; theirs is the root. */
    @WithDefault("/voiceping,/")
    List<String> paths();

    /** Most bytes of a message of a client. */
    @WithDefault("32768")
    int maxMessageBytes();

    /** Most messages a second of one connection, speech aside, which is also the longest burst. */
    @WithDefault("20")
    int messagesPerSecond();

    /** Most groups of one connection. */
    @WithDefault("100")
    int maxGroups();

    /** Without any frame for this long a connection is ended; pings are sent as on other voice connections. */
    @WithDefault("60s")
    Duration silence();

    /** Longest wait for presence-service when a client connects; then it goes on without. */
    @WithDefault("1s")
    Duration presenceWait();

    /** How long after a broken connection its groups are left, unless the user is back. */
    @WithDefault("10s")
    Duration leaveAfter();

    /** Who speaks without push-to-talk and pauses for this long is shown to have stopped. */
    @WithDefault("1s")
    Duration pause();
}
