package io.openspeak.presence.contract;

import io.openspeak.platform.failures.Refusal;

/** How many rows of a list a client gets at a time. */
public final class PageSize {

    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;

    private PageSize() {}

    /** The size of a page for the one that was asked for. */
    public static int of(int asked) {
        if (asked < 0 || asked > MAX_SIZE) {
            throw Refusal.invalid("'page_size' is " + asked + "; 1 to " + MAX_SIZE + " are allowed, 0 stands for "
                    + DEFAULT_SIZE + ".");
        }
        return asked == 0 ? DEFAULT_SIZE : asked;
    }
}
