package io.openspeak.cli.audio;

import java.time.Duration;

/** Speech as this program handles it: 48 kHz, mono, 16 bit. */
public record Pcm(short[] samples) {

    public static final int RATE = 48_000;

    /** Samples of one 20 ms frame. */
    public static final int FRAME = RATE / 50;

    public static final Duration FRAME_TIME = Duration.ofMillis(20);

    /** Frames of 20 ms, the last one filled up. */
    public int frames() {
        return (samples.length + FRAME - 1) / FRAME;
    }

    /** One frame, filled up with silence at the end. */
    public short[] frame(int index) {
        short[] frame = new short[FRAME];
        int from = index * FRAME;
        System.arraycopy(samples, from, frame, 0, Math.min(FRAME, samples.length - from));
        return frame;
    }

    public Duration duration() {
        return Duration.ofMillis(samples.length * 1000L / RATE);
    }
}
