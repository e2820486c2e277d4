package io.openspeak.voice.stream.websocket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Limits of voice over WebSocket. */
@ConfigMapping(prefix = "openspeak.voice.websocket")
public interface VoiceSocketSettings {

    /** Origins whose pages may connect, beside the one that serves {@code /voice}; {@code *}: all. */
    Optional<Set<String>> origins();

    /** Most bytes of a message of a client; 16 frames fit. */
    @WithDefault("32768")
    int maxMessageBytes();

    /** WebSocket frames that a client may send a second; more is closed. */
    @WithDefault("200")
    int messagesPerSecond();

    /** WebSocket frames that it may send at once: what waited while its network stood still. */
    @WithDefault("400")
    int messageBurst();

    /** Within which a client must bring its token. */
    @WithDefault("5s")
    Duration tokenWait();

    /** After which a connection that is closed is cut, whatever its client does. */
    @WithDefault("5s")
    Duration closeWait();

    /** Most connections of a pod. */
    @WithDefault("20000")
    int maxConnections();

    /** Most connections of a pod whose token is not verified yet. */
    @WithDefault("1000")
    int maxUnauthenticated();

    /** Connections that a pod accepts a second, and twice as many at once. */
    @WithDefault("1000")
    int connectionsPerSecond();
}
