package io.openspeak.voice.voiceping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator may set about VoicePing connections. */
@ConfigMapping(prefix = "openspeak.voice.voiceping")
public interface VoicePingSettings {

    /** Paths of the voice port at which VoicePing clients connect; theirs is the root. */
    @WithDefault("/voiceping,/")
    List<String> paths();

    /** Most bytes of a message of a client. */
    @WithDefault("32768")
    int maxMessageBytes();

    /** Messages that a connection may send a second, speech aside. */
    @WithDefault("10")
    int messagesPerSecond();

    /** Messages that it may send at once. */
    @WithDefault("40")
    int messageBurst();

    /** Errors that a client may make at once before it is closed. */
    @WithDefault("20")
    int maxErrors();

    /** After which one of them is forgiven. */
    @WithDefault("3s")
    Duration errorForgivenAfter();

    /** Most bytes that wait for a client which does not read; speech waits in its own queue. */
    @WithDefault("1048576")
    int maxUnsentBytes();

    /** After which a connection that is closed is cut, whatever its client does. */
    @WithDefault("5s")
    Duration closeWait();

    /** Most connections of a pod. */
    @WithDefault("20000")
    int maxConnections();

    /** Connections that a pod accepts a second, and twice as many at once. */
    @WithDefault("1000")
    int connectionsPerSecond();

    /** Origins whose pages may connect, beside the one that serves us; {@code *}: all. */
    Optional<Set<String>> origins();

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
