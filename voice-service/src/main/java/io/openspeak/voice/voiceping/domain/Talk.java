package io.openspeak.voice.voiceping.domain;

import java.time.Duration;

/**
 * Somebody's speech from START to STOP.
 *
 * @param key who talks where
 * @param id its own
 * @param channel a group or a private call
 * @param from the speaker as it is spelled
 * @param to the group or user as it is spelled
 * @param textAudio its audio comes as text, as from clients older than MessagePack's binary format
 * @param announced its speaker's client said START, and will say STOP
 * @param pause silence after which it is over, if nobody says so
 */
public record Talk(
        TalkKey key,
        String id,
        ChannelType channel,
        WireId from,
        WireId to,
        boolean textAudio,
        boolean announced,
        Duration pause) {

    /** Silence after which a talk is over: a floor is taken then, and nobody talks without one frame for longer. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    /** A talk whose speaker's client said START. */
    public static Talk announced(
            TalkKey key, String id, ChannelType channel, WireId from, WireId to, boolean textAudio) {
        return new Talk(key, id, channel, from, to, textAudio, true, LONGEST_SILENCE);
    }
}
