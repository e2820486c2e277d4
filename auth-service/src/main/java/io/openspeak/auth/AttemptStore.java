package io.openspeak.auth;

import io.openspeak.auth.domain.Attempt;
import io.openspeak.auth.domain.AttemptRule;
import io.openspeak.auth.domain.AttemptRule.Counter;
import io.openspeak.platform.identity.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Where attempts to sign in are counted, and from where accounts signed in lately; both under keyed hashes only. */
public interface AttemptStore {

    /**
     * What is known of where an attempt comes from.
     *
     * @param device true: the account signed in by this device lately
     * @param address true: the account signed in from there lately
     */
    record Known(boolean device, boolean address) {}

    /** What is known of where an attempt comes from. */
    Uni<Known> known(Attempt attempt);

    /** Counts an attempt and returns zero; or returns the time to wait and counts nothing. */
    Uni<Duration> take(Attempt attempt, Set<Counter> counters, AttemptRule rule, Instant now);

    /** Takes back that an attempt was counted. */
    Uni<Void> giveBack(Attempt attempt, Set<Counter> counters, AttemptRule rule, Instant now);

    /** Notes that an account signed in, and from where. */
    Uni<Void> signedIn(UserId user, Attempt attempt, Instant now);
}
