package io.openspeak.client.playout;

import com.google.protobuf.ByteString;

/** How long an Opus packet sounds, by its first bytes (RFC 6716, section 3.1). */
final class OpusDuration {

    private static final int USUAL = 20;
    private static final int LONGEST = 120;
    private static final int[] SILK = {10, 20, 40, 60};

    private OpusDuration() {}

    /** Milliseconds, at least 1; what is no Opus counts as the usual 20. */
    static int of(ByteString opus) {
        if (opus.isEmpty()) {
            return USUAL;
        }
        int first = opus.byteAt(0);
        int frames = switch (first & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> opus.size() < 2 ? 1 : opus.byteAt(1) & 0x3f;
        };
        int micros = frames * frameMicros((first & 0xff) >>> 3);
        int millis = micros / 1000;
        return frames == 0 || millis > LONGEST ? USUAL : Math.max(1, millis);
    }

    private static int frameMicros(int config) {
        if (config < 12) {
            return SILK[config & 3] * 1000;
        }
        if (config < 16) {
            return (config & 1) == 0 ? 10_000 : 20_000;
        }
        return 2_500 << (config & 3);
    }
}
