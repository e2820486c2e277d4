package io.openspeak.voice.voiceping.redis;

import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.voice.v1.VoicePingFact;
import io.openspeak.voice.voiceping.OtherPods;
import io.openspeak.voice.voiceping.Passed;
import io.openspeak.voice.voiceping.contract.VoicePingFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The way to the other pods: a log of its own, so that letters of clients push nothing else out, and short, since nobody reads it later. */
@ApplicationScoped
public class VoicePingLog implements OtherPods {

    /** Owner of the keys: voice-service, for this feature. */
    public static final String OWNER = "voice:voiceping";

    private final PartitionedLog log;
    private final LuaScript append;
    private final PodId pod;
    private final Clock clock;

    public VoicePingLog(
            Redis redis,
            PodId pod,
            Clock clock,
            @ConfigProperty(name = "openspeak.partitions", defaultValue = "16") int partitions) {
        log = new PartitionedLog(OWNER, partitions);
        append = LuaScript.load(new RedisCommands(redis), "append_voiceping");
        this.pod = pod;
        this.clock = clock;
    }

    @Override
    public Uni<Void> pass(Passed message) {
        return append(VoicePingFacts.of(message, pod));
    }

    @Override
    public Uni<Void> connected(UserId user, String device) {
        return append(VoicePingFacts.connected(user, device, pod));
    }

    private Uni<Void> append(VoicePingFact fact) {
        int partition = log.partitionOf(VoicePingFacts.subject(fact));
        return append.run(
                        List.of(log.stream(partition), log.epoch(partition)),
                        FactAppend.arguments(
                                VoicePingFacts.TYPE, clock.millis(), FailureLog.traceId(), fact.toByteArray()))
                .replaceWithVoid();
    }
}
