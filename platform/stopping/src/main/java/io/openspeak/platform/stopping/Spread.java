package io.openspeak.platform.stopping;

/** How many of those who are to be told something are told now, so that all are told in time and none in a crowd. */
public final class Spread {

    /** A few need not wait for as long as thousands. */
    private static final double A_SECOND_AT_LEAST = 20;

    private static final double SECOND = 1e9;

    private Spread() {}

    /**
     * The share that is due.
     *
     * @param untold how many are left
     * @param passed since this was asked last, nanoseconds
     * @param left until all are to be told, nanoseconds
     */
    public static int due(int untold, long passed, long left) {
        if (left <= passed) {
            return untold;
        }
        double pace = Math.max(untold * SECOND / left, A_SECOND_AT_LEAST);
        return (int) Math.min(untold, Math.ceil(pace * passed / SECOND));
    }
}
