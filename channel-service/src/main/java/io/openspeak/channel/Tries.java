package io.openspeak.channel;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;

/**
 * How often an act looks again that somebody else was ahead of. A record changes under our hands only by other acts on the same
 * channel or user: that many of them at a time are too many.
 */
public final class Tries {

    /** What an act begins with. */
    public static final int MOST = 20;

    private Tries() {}

    /** What is left after one more; refuses if none is. */
    public static int oneLess(int tries) {
        if (tries == 0) {
            throw new Refusal(Reason.RATE_LIMITED, "This changes too often at the same time.");
        }
        return tries - 1;
    }
}
