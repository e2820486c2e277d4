package io.openspeak.platform.redis.worker;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a service does about the facts of a log, for as long as it runs: a bean for each log extends it, and its {@link #handle} is
 * a {@link FactHandler} for facts that this version knows.
 */
public abstract class FactWorker<T> {

    private final Function<Fact, Optional<T>> reader;
    private final StreamWorker worker;

    /**
     * @param job what is done, for example {@code seat-facts}: the name of its leases
     * @param reader of the facts
     * @param log service whose facts they are, for example {@code presence}
     * @param own log of the service, whose keys the leases are kept in
     * @param redis client for commands
     * @param tail client for blocking reads
     * @param pod id of this process
     */
    protected FactWorker(
            String job,
            FactReader<T> reader,
            String log,
            PartitionedLog own,
            Redis redis,
            Redis tail,
            String pod,
            Clock clock) {
        this(job, reader::read, log, own, redis, tail, pod, clock);
    }

    /** The same of those who must know more of a fact than what it holds. */
    protected FactWorker(
            String job,
            Function<Fact, Optional<T>> reader,
            String log,
            PartitionedLog own,
            Redis redis,
            Redis tail,
            String pod,
            Clock clock) {
        this.reader = reader;
        worker = new StreamWorker(
                tail,
                new PartitionedLog(log, own.partitions()),
                own.owner() + "-service",
                pod,
                new PartitionLeases(new RedisCommands(redis), own, job, pod, clock),
                this::read);
    }

    /** Acts on it; a failure means that it is to be handled again. */
    protected abstract Uni<Void> handle(T fact);

    protected void start(@Observes StartupEvent starting) {
        worker.start();
    }

    protected void stop(@Observes ShutdownEvent stopping) {
        worker.stop();
    }

    private Uni<Void> read(Fact fact) {
        return reader.apply(fact)
                .map(this::handle)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
