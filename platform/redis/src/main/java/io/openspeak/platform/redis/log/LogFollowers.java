package io.openspeak.platform.redis.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.redis.client.RedisClientName;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Makes the followers of a pod, and shows operators how far behind each is (docs/metrics.md). */
@ApplicationScoped
public class LogFollowers {

    private final Redis redis;
    private final MeterRegistry metrics;
    private final Clock clock;

    /** @param redis client for blocking reads */
    public LogFollowers(@RedisClientName("tail") Redis redis, MeterRegistry metrics, Clock clock) {
        this.redis = redis;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** A follower of another service's log. */
    public LogFollower of(PartitionedLog log, LocalView view) {
        return new LogFollower(redis, log, measured(log, view));
    }

    /** A follower of the service's own log, which also begins a new epoch when facts that it read were lost. */
    public LogFollower ofOwn(PartitionedLog log, LocalView view) {
        return LogFollower.ofOwnLog(redis, log, measured(log, view));
    }

    private LocalView measured(PartitionedLog log, LocalView view) {
        MeasuredView measured = new MeasuredView(view, clock);
        TimeGauge.builder("openspeak.log.lag", measured, TimeUnit.MILLISECONDS, MeasuredView::lagMillis)
                .description("Age of the fact that was taken in last, when it was")
                .tag("log", log.owner())
                .register(metrics);
        return measured;
    }
}
