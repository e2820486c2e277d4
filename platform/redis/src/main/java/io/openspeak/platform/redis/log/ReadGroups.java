package io.openspeak.platform.redis.log;

import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.platform.redis.RedisKind;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/**
 * Which partitions of a log one blocking read may cover: all of them, but in a Redis Cluster only one, since a command there may
 * touch one hash slot only, even if a node holds several.
 */
public enum ReadGroups {
    ALL_TOGETHER,
    ONE_BY_ONE;

    /** Those of what answers under that address now. */
    public static Uni<ReadGroups> in(RedisCommands redis) {
        return redis.kind().map(ReadGroups::of);
    }

    /** Those of a kind of Redis. */
    public static ReadGroups of(RedisKind kind) {
        return switch (kind) {
            case WHOLE -> ALL_TOGETHER;
            case CLUSTER -> ONE_BY_ONE;
        };
    }

    /** The groups of these partitions. */
    public List<List<Integer>> of(Collection<Integer> partitions) {
        return switch (this) {
            case ALL_TOGETHER -> List.of(List.copyOf(partitions));
            case ONE_BY_ONE -> partitions.stream().map(List::of).toList();
        };
    }
}
