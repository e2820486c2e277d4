package io.openspeak.platform.redis.worker;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Hands facts to a handler and acknowledges them. What fails because something is out of reach is tried until it works, since
 * later facts depend on it; what fails for another reason is put aside in a dead-letter stream after some tries.
 */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final int TRIES = 5;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);
    private static final int DEAD_LETTERS_KEPT = 10_000;

    private final RedisCommands redis;
    private final PartitionedLog log;
    private final String group;
    private final FactHandler handler;

    Delivery(RedisCommands redis, PartitionedLog log, String group, FactHandler handler) {
        this.redis = redis;
        this.log = log;
        this.group = group;
        this.handler = handler;
    }

    /** Handles the facts one after the other. */
    Uni<Void> deliver(List<Fact> facts) {
        return Multi.createFrom()
                .iterable(facts)
                .onItem()
                .transformToUniAndConcatenate(this::deliver)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> deliver(Fact fact) {
        return TracedHandling.under(fact.trace(), () -> handler.handle(fact))
                .onFailure(Delivery::outOfReach)
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .indefinitely()
                .onFailure(thrown -> !outOfReach(thrown))
                .retry()
                .withBackOff(FIRST_BACK_OFF, LONGEST_BACK_OFF)
                .atMost(TRIES)
                .onFailure()
                .recoverWithUni(failure -> putAside(fact, failure))
                .chain(() -> redis.send(Command.XACK, log.stream(fact.partition()), group, fact.entry()))
                .replaceWithVoid();
    }

    private Uni<Void> putAside(Fact fact, Throwable failure) {
        LOG.log(Level.ERROR, "fact_put_aside log=" + log.owner() + " entry=" + fact.entry(), failure);
        return redis.send(
                        Command.XADD,
                        log.stream(fact.partition()) + ":dead:" + group,
                        "MAXLEN",
                        "~",
                        DEAD_LETTERS_KEPT,
                        "*",
                        "entry",
                        fact.entry(),
                        "type",
                        fact.type(),
                        "at",
                        fact.at(),
                        "trace",
                        fact.trace(),
                        "data",
                        fact.data())
                .replaceWithVoid();
    }

    private static boolean outOfReach(Throwable thrown) {
        return Failure.of(thrown).reason() == Reason.UNAVAILABLE;
    }
}
