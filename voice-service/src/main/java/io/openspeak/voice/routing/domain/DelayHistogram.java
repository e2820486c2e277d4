package io.openspeak.voice.routing.domain;

/**
 * Delays of late, in milliseconds: exact up to 8, then to within an eighth, up to 4 s. Old ones count less with each
 * {@link #fade}, so that a percentile tells of now.
 */
final class DelayHistogram {

    private static final int EXACT = 8;
    private static final int STEPS_AN_OCTAVE = 8;
    private static final int OCTAVES = 9;
    private static final int BUCKETS = EXACT + OCTAVES * STEPS_AN_OCTAVE;

    private final int[] counts = new int[BUCKETS];
    private long total;

    void add(long millis) {
        counts[bucket(millis)]++;
        total++;
    }

    /** The delay that this part of all (0 to 1) does not exceed; 0 if there was none. */
    double percentile(double part) {
        long wanted = Math.max(1, (long) Math.ceil(total * part));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return upperBound(i);
            }
        }
        return 0;
    }

    /** Halves the weight of what was. */
    void fade() {
        total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] /= 2;
            total += counts[i];
        }
    }

    private static int bucket(long millis) {
        if (millis < EXACT) {
            return (int) Math.max(0, millis);
        }
        int octave = 63 - Long.numberOfLeadingZeros(millis) - 3;
        int step = (int) (millis >> octave) - STEPS_AN_OCTAVE;
        return Math.min(BUCKETS - 1, EXACT + octave * STEPS_AN_OCTAVE + step);
    }

    private static double upperBound(int bucket) {
        if (bucket < EXACT) {
            return bucket;
        }
        int octave = (bucket - EXACT) / STEPS_AN_OCTAVE;
        int step = (bucket - EXACT) % STEPS_AN_OCTAVE;
        return ((long) (STEPS_AN_OCTAVE + step + 1) << octave) - 1;
    }
}
