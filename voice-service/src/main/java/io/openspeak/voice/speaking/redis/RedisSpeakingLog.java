package io.openspeak.voice.speaking.redis;

import io.openspeak.platform.failures.FailureLog;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.log.FactAppend;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.platform.redis.script.LuaScript;
import io.openspeak.voice.floor.contract.FloorFacts;
import io.openspeak.voice.routing.domain.SpeakingChange;
import io.openspeak.voice.speaking.SpeakingLog;
import io.openspeak.voice.speaking.contract.SpeakingFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Facts of {@code voice:events}, in the partition of their channel. */
@ApplicationScoped
public class RedisSpeakingLog implements SpeakingLog {

    private final PartitionedLog log;
    private final LuaScript append;

    public RedisSpeakingLog(Redis redis, PartitionedLog log) {
        this.log = log;
        append = LuaScript.load(new RedisCommands(redis), "append_speaking");
    }

    @Override
    public Uni<Void> append(SpeakingChange change, Instant now) {
        int partition = log.partitionOf(change.channel().value());
        return append.run(
                        List.of(log.stream(partition), log.epoch(partition)),
                        FactAppend.arguments(
                                FloorFacts.TYPE,
                                now.toEpochMilli(),
                                FailureLog.traceId(),
                                SpeakingFacts.fact(change, now).toByteArray()))
                .replaceWithVoid();
    }
}
