package io.openspeak.presence;

import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This pod's reading of {@code presence:events}: keeps the {@link PresenceView} current and lets reads wait for writes. */
@ApplicationScoped
public class PresenceLog {

    private final LogFollower follower;
    private final PresenceSettings settings;

    public PresenceLog(LogFollowers followers, PartitionedLog log, PresenceView view, PresenceSettings settings) {
        follower = followers.ofOwn(log, view);
        this.settings = settings;
    }

    @Produces
    @Singleton
    static PartitionedLog log(@ConfigProperty(name = "openspeak.partitions") int partitions) {
        return new PartitionedLog("presence", partitions);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopping) {
        follower.stop();
    }

    /** True once the view was loaded. */
    public boolean loaded() {
        return follower.loaded();
    }

    /** True while the view may be behind. */
    public boolean stale() {
        return follower.stale();
    }

    /** Where the view stands. */
    public LogPosition position() {
        return follower.position();
    }

    /** Completes when the view has reached the position; after a while it completes anyway, and the answer says that it is stale. */
    public Uni<Void> reached(LogPosition position) {
        return follower.reached(position)
                .ifNoItem()
                .after(settings.readYourWrites())
                .recoverWithUni(() -> Uni.createFrom().voidItem());
    }
}
