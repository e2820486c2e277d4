package io.openspeak.e2e.chaos;

import java.time.Instant;

/**
 * One connection of a client, as the client knows it.
 *
 * @param pod at which pod
 * @param asked when it asked to be let in: from then on the pod may count it
 * @param welcomed when it was let in; {@link Instant#MAX}: never, or not yet
 * @param ended when it had ended; {@link Instant#MAX}: it lasts
 */
record Stay(String client, int pod, Instant asked, Instant welcomed, Instant ended) {

    /** Of a client that does not know which pod has its session. */
    static final int ANYWHERE = -1;

    Stay welcomedAt(Instant when) {
        return new Stay(client, pod, asked, when, ended);
    }

    Stay endedAt(Instant when) {
        return new Stay(client, pod, asked, welcomed, when);
    }

    /** True if it is there for sure. */
    boolean certainAt(Instant when) {
        return !when.isBefore(welcomed) && when.isBefore(ended);
    }
}
