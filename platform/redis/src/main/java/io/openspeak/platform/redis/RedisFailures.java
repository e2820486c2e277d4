package io.openspeak.platform.redis;

import io.openspeak.platform.failures.Breakdown;
import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.Set;

/** What a failed Redis command means for the one who asked. */
public final class RedisFailures {

    private RedisFailures() {}

    /** Errors by which Redis or its client says that it can't serve just now. */
    private static final Set<String> PASSING =
            Set.of("CONNECTION_CLOSED", "LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN");

    /** An error that Redis answered is our fault; everything else means that it can't be reached, so trying again helps. */
    public static Failure of(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        boolean answered = thrown instanceof ErrorType error && PASSING.stream().noneMatch(error::is);
        return new Breakdown(answered ? Reason.INTERNAL_ERROR : Reason.UNAVAILABLE, thrown);
    }
}
