package io.openspeak.client.playout;

/** Decides when a packet is thrown away so that a listener who fell behind catches up. */
final class Drain {

    /** So long must it have been behind: a burst after a stall may be followed by another stall. */
    private static final int FOR_LONG_MS = 500;

    /** Every so many packets one is thrown away when far behind, and when a little. */
    private static final int OFTEN = 5;

    private static final int SELDOM = 20;
    private static final int FAR_PACKETS = 2;

    /** A level up to this (60 dB below full scale) is a breath at most: nobody misses it. */
    private static final int QUIET = 127 - 60;

    private long behindSince = Long.MIN_VALUE;
    private int sinceLast = SELDOM;

    /** A packet is to be played; true: throw it away. {@code excess}: how late it is beyond the target; {@code level} 0: unknown. */
    boolean drops(long excess, int packetMillis, int level, boolean moreWait, long now) {
        sinceLast++;
        if (excess < packetMillis) {
            behindSince = Long.MIN_VALUE;
            return false;
        }
        if (behindSince == Long.MIN_VALUE) {
            behindSince = now;
        }
        boolean due = now - behindSince >= FOR_LONG_MS
                && sinceLast > (excess >= (long) FAR_PACKETS * packetMillis ? OFTEN : SELDOM);
        if (!moreWait || !isQuiet(level) && !due) {
            return false;
        }
        sinceLast = 0;
        return true;
    }

    /** The buffer ran empty: being late is what keeps it filled. */
    void ranEmpty() {
        behindSince = Long.MIN_VALUE;
    }

    static boolean isQuiet(int level) {
        return level > 0 && level <= QUIET;
    }
}
