package io.openspeak.voice.voiceping.events;

import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogFollower;
import io.openspeak.platform.redis.log.LogFollowers;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.v1.VoicePingFact;
import io.openspeak.voice.voiceping.Switchboard;
import io.openspeak.voice.voiceping.contract.VoicePingFacts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads what clients of other pods said, and hands it to those of this one. */
@ApplicationScoped
public class VoicePingTail implements LocalView {

    private final Switchboard switchboard;
    private final PodId pod;
    private final LogFollower follower;

    public VoicePingTail(
            LogFollowers followers,
            Switchboard switchboard,
            PodId pod,
            @ConfigProperty(name = "openspeak.partitions", defaultValue = "16") int partitions) {
        this.switchboard = switchboard;
        this.pod = pod;
        follower = followers.ofOwn(new PartitionedLog("voice:voiceping", partitions), this);
    }

    void start(@Observes StartupEvent starting) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        follower.stop();
    }

    /** There is no state: what was said while nobody read it is not heard any more. */
    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return Uni.createFrom().item(end);
    }

    @Override
    public void fold(Fact fact) {
        VoicePingFacts.READER
                .read(fact)
                .filter(told -> !told.getPod().equals(pod.value()))
                .ifPresent(this::take);
    }

    private void take(VoicePingFact told) {
        if (told.getConnectedDevice().isEmpty()) {
            switchboard.pass(VoicePingFacts.message(told));
        } else {
            switchboard.replace(new UserId(told.getUserId()), told.getConnectedDevice());
        }
    }
}
