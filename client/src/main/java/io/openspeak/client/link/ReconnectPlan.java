package io.openspeak.client.link;

import io.openspeak.client.call.Backoff;
import java.time.Duration;

/** What to do after a stream ended: pure decision, no clock and no network. */
sealed interface ReconnectPlan {

    /** Connect again. */
    record Retry(Duration pause, boolean elsewhere, boolean newToken) implements ReconnectPlan {}

    /** Leave it. */
    record GiveUp() implements ReconnectPlan {}

    /**
     * Decides.
     *
     * @param failures streams that ended one after the other without having been good for a while
     * @param tokenWasRenewed a new token was already tried since the last good stream
     */
    static ReconnectPlan after(
            CloseReason reason, int failures, boolean tokenWasRenewed, Backoff backoff, double random) {
        // The pause grows over failures whatever the reason: a server that welcomes and closes in a loop is not
        // hammered.
        Duration pause = backoff.before(failures, random);
        return switch (reason.comeback()) {
            case AT_ONCE -> new Retry(pause, false, false);
            case ELSEWHERE -> new Retry(pause, true, false);
            case AFTER_A_PAUSE -> new Retry(backoff.before(Math.max(1, failures), random), false, false);
            case WITH_NEW_TOKEN -> tokenWasRenewed ? new GiveUp() : new Retry(pause, false, true);
            case NEVER -> new GiveUp();
        };
    }
}
