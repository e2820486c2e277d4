package io.openspeak.presence.websocket;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Limits of WebSockets; clients that say hello are told them. */
@ConfigMapping(prefix = "openspeak.presence.websocket")
public interface WebSocketSettings {

    /** Origins whose pages may connect, beside the one that serves {@code /ws}; {@code *}: all. */
    Optional<Set<String>> origins();

    /** Most bytes of a message of a client. */
    @WithDefault("8192")
    int maxFrameBytes();

    /** Frames that a client may send a second. */
    @WithDefault("20")
    int framesPerSecond();

    /** Frames that it may send at once. */
    @WithDefault("40")
    int frameBurst();

    /** Errors that a client may make at once before it is closed. */
    @WithDefault("20")
    int maxErrors();

    /** After which one of them is forgiven. */
    @WithDefault("3s")
    Duration errorForgivenAfter();

    /** Within which a client must bring its token, and within which it must say hello. */
    @WithDefault("5s")
    Duration helloWait();

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
