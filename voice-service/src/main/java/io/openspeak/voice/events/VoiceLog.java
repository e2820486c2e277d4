package io.openspeak.voice.events;

import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This pod's reading of {@code voice:events}, which keeps the {@link VoiceView} current. */
@ApplicationScoped
public class VoiceLog {

    private final LogFollower follower;

    public VoiceLog(LogFollowers followers, PartitionedLog log, VoiceView view) {
        follower = followers.ofOwn(log, view);
    }

    @Produces
    @Singleton
    static PartitionedLog log(@ConfigProperty(name = "openspeak.partitions", defaultValue = "16") int partitions) {
        return new PartitionedLog("voice", partitions);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent stopping) {
        follower.stop();
    }
}
