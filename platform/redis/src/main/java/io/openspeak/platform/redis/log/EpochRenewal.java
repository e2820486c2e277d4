package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.script.LuaScript;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The owner's answer to a log that lost facts which were read already: a new epoch, so that nobody goes on from a lost place. */
final class EpochRenewal {

    private final PartitionedLog log;
    private final LuaScript renew;

    EpochRenewal(RedisCommands redis, PartitionedLog log) {
        this.log = log;
        renew = LuaScript.load(redis, "renew_epoch");
    }

    /** Renews the epoch of the partitions that lost the last fact of the trail. */
    Uni<Void> renewWhatLost(Trail trail) {
        return Uni.join()
                .all(trail.steps().entrySet().stream()
                        .map(step -> renew(step.getKey(), step.getValue()))
                        .toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private Uni<Void> renew(int partition, Trail.Step step) {
        LogPosition.Offset offset = step.offset();
        return offset.entry().equals(EntryId.START)
                ? Uni.createFrom().voidItem()
                : renew.run(
                                List.of(log.stream(partition), log.epoch(partition)),
                                List.of(offset.epoch(), offset.entry(), step.mark(), FactAppend.randomEpoch()))
                        .replaceWithVoid();
    }
}
