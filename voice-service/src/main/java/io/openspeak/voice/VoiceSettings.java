package io.openspeak.voice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about voice; clients are told the limits when they connect. */
@ConfigMapping(prefix = "openspeak.voice")
public interface VoiceSettings {

    /** Frames that are older when they arrive are dropped, judged by the speaker's own fastest frames. */
    @WithDefault("500ms")
    Duration maxPacketAge();

    /** Longest wait of a frame in a listener's queue; then it is dropped and a gap is told. */
    @WithDefault("100ms")
    Duration maxBroadcastLag();

    /**
     * Where several people speak at once: how long a frame may wait so that one write to a listener takes it and others, which costs
     * less than one each; who hears one speaker never waits. 0: not at all.
     */
    @WithDefault("10ms")
    Duration gather();

    /** Most bytes of an Opus packet (RFC 6716, section 3.4: 1275). */
    @WithDefault("1275")
    int maxOpusBytes();

    /** Most frames a second of one connection, which is also the longest burst; speech at 20 ms needs 50. */
    @WithDefault("100")
    int maxFramesPerSecond();

    /** Most channels that one connection is attached to. */
    @WithDefault("16")
    int maxChannels();

    /** Most voice connections of a user to one pod, over all transports. */
    @WithDefault("32")
    int maxConnectionsPerUser();

    /** Between pings, give or take a fifth; the first one comes after a random part of it. */
    @WithDefault("15s")
    Duration pingInterval();

    /** Without any message for this long a connection is ended: a dead peer does not always end its stream. */
    @WithDefault("35s")
    Duration silence();

    /** Longest wait for the first message of a connection. */
    @WithDefault("10s")
    Duration helloWait();

    /** Longest wait for the membership view to reach the position that an attach names. */
    @WithDefault("2s")
    Duration attachWait();

    /** A connection outlives its token by this much, so that clients can bring a new one without a break in speech. */
    @WithDefault("60s")
    Duration tokenGrace();

    /** How many are heard at most when many speak at once in a channel: those who are loudest. */
    @WithDefault("16")
    int loudestSpeakers();

    /** Between reports of quality to a client that sends or hears. */
    @WithDefault("5s")
    Duration qualityInterval();

    /** Most frames in a listener's queue, whatever their age. */
    @WithDefault("512")
    int maxQueuedFrames();

    /** Most bytes in a listener's queue, whatever their age. */
    @WithDefault("262144")
    int maxQueuedBytes();

    /**
     * Bytes that the kernel may hold for a client (SO_SNDBUF). What is in there can't be dropped any more: left to itself it
     * grows to megabytes, which is minutes of speech.
     */
    @WithDefault("65536")
    int sendBufferBytes();

    /** The same for a client of voice where Netty's native transport does not run, and the kernel does not tell what it holds. */
    @WithDefault("16384")
    int sendBufferBytesOnNio();

    /**
     * Bytes that the kernel may hold for a client beyond those under way, where Netty's native transport runs: a link that is slow shows
     * at once, and what is late is dropped here. Such a client gets about as much at a time; 512 take 64 ms at 64 kbit/s.
     */
    @WithDefault("512")
    int unsentBytes();
}
