package io.openspeak.cli.audio;

/** How loud a frame is, as {@code VoiceFrame.level} says it: 127 minus the audio level of RFC 6464. */
final class Loudness {

    private static final int FULL_SCALE = 127;

    private Loudness() {}

    /** 1 (silence) to 127 (full scale, the RMS of the loudest square wave). */
    static int of(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        double rms = Math.sqrt(sum / Math.max(1, frame.length)) / -Short.MIN_VALUE;
        long decibels = rms == 0 ? -FULL_SCALE : Math.round(20 * Math.log10(rms));
        return (int) Math.clamp(FULL_SCALE + decibels, 1, FULL_SCALE);
    }
}
