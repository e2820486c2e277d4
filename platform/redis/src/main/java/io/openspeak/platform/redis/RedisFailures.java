package io.openspeak.platform.redis;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.Set;

/** What a failed Redis command means for the one who asked. */
public final class RedisFailures {

    private RedisFailures() {}

    /**
     * Errors by which Redis or its client says that it can't serve just now: it starts, it is or has become a replica, has too few of
     * them, or the cluster is changing hands.
     */
    private static final Set<String> PASSING = Set.of(
            "CONNECTION_CLOSED",
            "LOADING",
            "READONLY",
            "MASTERDOWN",
            "NOREPLICAS",
            "UNBLOCKED",
            "CLUSTERDOWN",
            "TRYAGAIN",
            "MOVED",
            "ASK");

    /** An error that Redis answered is our fault; everything else means that it can't be reached, so trying again helps. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        boolean answered = thrown instanceof ErrorType error && PASSING.stream().noneMatch(kind -> says(error, kind));
        return new Breakdown(answered ? Reason.INTERNAL_ERROR : Reason.UNAVAILABLE, thrown);
    }

    /**
     * Redis 6 wraps what a command within a script met: {@code ERR Error running script (...): ... -READONLY You can't ...}; and the
     * client what those of a batch did, each on a line: {@code ERR [3] READONLY You can't ...}.
     */
    private static boolean says(ErrorType error, String kind) {
        String message = String.valueOf(error.getMessage());
        return error.is(kind)
                || (error.is("ERR Error running script") && message.contains("-" + kind + " "))
                || (error.is("ERR [") && message.lines().anyMatch(line -> line.contains("] " + kind)));
    }
}
