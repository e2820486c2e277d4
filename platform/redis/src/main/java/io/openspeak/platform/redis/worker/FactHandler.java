package io.openspeak.platform.redis.worker;

import io.openspeak.platform.redis.log.Fact;
import io.smallrye.mutiny.Uni;

/** What a service does about a fact of another one: at least once each, in order within a partition, idempotent. */
@FunctionalInterface
public interface FactHandler {

    /** Acts on it; a failure means that it is to be handled again. */
    Uni<Void> handle(Fact fact);
}
