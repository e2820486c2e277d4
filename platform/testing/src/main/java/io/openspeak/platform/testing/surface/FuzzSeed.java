package io.openspeak.platform.testing.surface;

/**
 * Where the randomness of this test run begins: by {@code -Dfuzz.seed}, else anywhere, but the same for a test that is run again, or what
 * it found would seem to have gone.
 */
public final class FuzzSeed {

    private static final String SETTING = "fuzz.seed";

    private FuzzSeed() {}

    /** The seed; it outlives the class loaders of Quarkus' tests. */
    public static long ofThisRun() {
        synchronized (System.getProperties()) {
            if (System.getProperty(SETTING) == null) {
                System.setProperty(SETTING, Long.toString(System.nanoTime()));
            }
            return Long.getLong(SETTING);
        }
    }
}
