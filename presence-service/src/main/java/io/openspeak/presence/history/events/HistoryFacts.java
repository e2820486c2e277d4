package io.openspeak.presence.history.events;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LogPosition.Offset;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.worker.PartitionLeases;
import io.openspeak.platform.redis.worker.StreamWorker;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.history.HistoryKeeping;
import io.openspeak.presence.history.contract.SightingMapping;
import io.openspeak.presence.v1.PresenceFact;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Presence's own facts, taken into history by a consumer group of their own: handling one needs its place in the log. */
@Singleton
public class HistoryFacts {

    private static final String JOB = "history";
    private static final FactReader<PresenceFact> FACTS = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());

    private final HistoryKeeping history;
    private final StreamWorker worker;

    public HistoryFacts(
            HistoryKeeping history,
            PartitionedLog log,
            Redis redis,
            @RedisClientName("tail") Redis tail,
            PodId pod,
            Clock clock) {
        this.history = history;
        worker = new StreamWorker(
                tail,
                log,
                JOB,
                pod.value(),
                new PartitionLeases(new RedisCommands(redis), log, JOB, pod.value(), clock),
                this::take);
    }

    void start(@Observes StartupEvent starting) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.stop();
    }

    private Uni<Void> take(Fact fact) {
        return FACTS.read(fact)
                .map(told -> history.take(SightingMapping.sighting(told), new Offset(fact.epoch(), fact.entry())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
