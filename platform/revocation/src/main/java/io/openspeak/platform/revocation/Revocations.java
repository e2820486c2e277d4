package io.openspeak.platform.revocation;

import io.micrometer.core.instrument.MeterRegistry;
import io.openspeak.auth.v1.AuthFact;
import io.openspeak.auth.v1.SnapshotRevocationsResponse;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.tokens.RevocationCheck;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Follows {@code auth:events}: refuses tokens that were revoked and cuts what they have open, on a pod that starts later too. The
 * pod is ready once it knows them; should the log be lost later, what it knows stays in force.
 */
@Readiness
@ApplicationScoped
public class Revocations implements RevocationCheck, HealthCheck {

    private static final FactReader<AuthFact> FACTS = new FactReader<>("auth.v1", AuthFact.parser());
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);

    private final RevocationTable table;
    private final LiveCalls calls;
    private final RevocationSource source;
    private final Clock clock;
    private final LogFollower follower;
    private Instant forgetAt = Instant.EPOCH;

    public Revocations(
            LogFollowers followers,
            RevocationTable table,
            LiveCalls calls,
            RevocationSource source,
            @ConfigProperty(name = "openspeak.partitions", defaultValue = "16") int partitions,
            Clock clock,
            MeterRegistry metrics) {
        this.table = table;
        this.calls = calls;
        this.source = source;
        this.clock = clock;
        follower = followers.of(new PartitionedLog("auth", partitions), new View());
        metrics.gauge("openspeak.revocations", table, RevocationTable::size);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.stop();
    }

    @Override
    public boolean revoked(Caller caller) {
        return table.revoked(caller);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("revocations")
                .status(follower.loaded())
                .build();
    }

    private void forgetNowAndThen() {
        Instant now = clock.instant();
        if (!now.isBefore(forgetAt)) {
            table.forget(now);
            forgetAt = now.plus(FORGET_EVERY);
        }
    }

    /** The table, as the follower drives it. */
    private final class View implements LocalView {

        @Override
        public Uni<LogPosition> load(LogPosition end) {
            return source.snapshot(end).map(this::start);
        }

        private LogPosition start(SnapshotRevocationsResponse snapshot) {
            table.start(snapshot.getRevocationsList());
            calls.cutRevoked();
            return LogPosition.decode(snapshot.getPosition());
        }

        @Override
        public void fold(Fact fact) {
            FACTS.read(fact).ifPresent(told -> {
                table.fold(told);
                calls.cutRevoked();
            });
            forgetNowAndThen();
        }
    }
}
