package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.measure.Range;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much load, and for how long.
 *
 * @param payload bytes of an Opus packet
 * @param inStep all speakers send at the same moment; else they are spread over the 20 ms of a frame
 */
record VoicePlan(
        VoiceTransport transport,
        int listeners,
        int speakers,
        Duration warmUp,
        Duration measured,
        int payload,
        boolean inStep) {

    static final Duration FRAME = Duration.ofMillis(20);

    private static final int MOST_PEOPLE = 5000;
    private static final int MOST_OPUS_BYTES = 1275;

    VoicePlan {
        Range.require("listeners", listeners, 1, MOST_PEOPLE);
        Range.require("speakers", speakers, 1, MOST_PEOPLE);
        Range.require("payload", payload, Stamp.BYTES, MOST_OPUS_BYTES);
        Range.require("seconds", measured.toSeconds(), 1, 3600);
        Range.require("warmup", warmUp.toSeconds(), 0, 3600);
    }

    /** The same with that many listeners. */
    VoicePlan withListeners(int many) {
        return new VoicePlan(transport, many, speakers, warmUp, measured, payload, inStep);
    }

    /** The same with that many speakers. */
    VoicePlan withSpeakers(int many) {
        return new VoicePlan(transport, listeners, many, warmUp, measured, payload, inStep);
    }

    /** The same after another time to warm up. */
    VoicePlan after(Duration otherWarmUp) {
        return new VoicePlan(transport, listeners, speakers, otherWarmUp, measured, payload, inStep);
    }

    /** The same measured for another time. */
    VoicePlan measuring(Duration otherTime) {
        return new VoicePlan(transport, listeners, speakers, warmUp, otherTime, payload, inStep);
    }

    /** Frames that are due to all listeners together in the measured time. */
    long due() {
        return measured.dividedBy(FRAME) * speakers * listeners;
    }

    List<String> listenerNames() {
        return names("listener-", listeners);
    }

    List<String> speakerNames() {
        return names("speaker-", speakers);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(index -> prefix + index).toList();
    }

    /** When a speaker's frames are due, counted from those of the first speaker. */
    Duration phase(int speaker) {
        return inStep ? Duration.ZERO : FRAME.multipliedBy(speaker).dividedBy(speakers);
    }
}
