package io.openspeak.voice.routing.events;

import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.routing.MembershipProgress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Follows the logs of channel-service and presence-service, each on its own: with one of them gone, or Redis itself, the tables
 * stay as they were and people go on talking.
 */
@ApplicationScoped
public class Followers implements MembershipProgress {

    private final LogFollower membership;
    private final LogFollower mutes;
    private final Duration attachWait;

    public Followers(
            LogFollowers followers,
            MembershipView members,
            MuteView muted,
            VoiceSettings settings,
            @ConfigProperty(name = "openspeak.partitions", defaultValue = "16") int partitions) {
        membership = followers.of(new PartitionedLog("channel", partitions), members);
        mutes = followers.of(new PartitionedLog("presence", partitions), muted);
        attachWait = settings.attachWait();
    }

    void start(@Observes StartupEvent start) {
        membership.start();
        mutes.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        membership.stop();
        mutes.stop();
    }

    /** True once it is known who is where; mutes may come later. */
    public boolean membershipLoaded() {
        return membership.loaded();
    }

    @Override
    public Uni<Boolean> reached(String position) {
        LogPosition until = LogPosition.decode(position);
        return membership
                .reached(until)
                .replaceWith(true)
                .ifNoItem()
                .after(attachWait)
                .recoverWithItem(false);
    }
}
