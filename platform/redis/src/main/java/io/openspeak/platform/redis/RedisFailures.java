package io.openspeak.platform.redis;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.redis.client.impl.types.ErrorType;

/** What a failed Redis command means for the one who asked. */
public final class RedisFailures {

    private RedisFailures() {}

    /** An error that Redis answered is our fault; everything else means that it can't be reached, so trying again helps. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        boolean loading = thrown instanceof ErrorType error && error.is("LOADING");
        boolean answered = thrown instanceof ErrorType && !loading;
        return new Breakdown(answered ? Reason.INTERNAL_ERROR : Reason.UNAVAILABLE, thrown);
    }

    /** True if the command's time ran out: it may or may not have been carried out. */
    public static boolean timedOut(Throwable thrown) {
        return thrown instanceof TimeoutException;
    }
}
