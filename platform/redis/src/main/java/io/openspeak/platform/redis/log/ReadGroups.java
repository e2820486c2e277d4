package io.openspeak.platform.redis.log;

import io.openspeak.platform.failures.Failure;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.redis.RedisCommands;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import java.util.Collection;
import java.util.List;

/**
 * Which partitions of a log one blocking read may cover: all of them, but in a Redis Cluster only one, since a command there may
 * touch one hash slot only, even if a node holds several.
 */
public enum ReadGroups {
    ALL_TOGETHER,
    ONE_BY_ONE;

    /** Asks Redis, since its kind may change under the same address when an installation moves. */
    public static Uni<ReadGroups> in(RedisCommands redis) {
        return redis.send(Command.CLUSTER, "INFO")
                .map(cluster -> ONE_BY_ONE)
                .onFailure(ReadGroups::isNoCluster)
                .recoverWithItem(ALL_TOGETHER);
    }

    /** The groups of these partitions. */
    public List<List<Integer>> of(Collection<Integer> partitions) {
        return switch (this) {
            case ALL_TOGETHER -> List.of(List.copyOf(partitions));
            case ONE_BY_ONE -> partitions.stream().map(List::of).toList();
        };
    }

    /** A Redis that is reached and refuses the question is none. */
    private static boolean isNoCluster(Throwable thrown) {
        return Failure.of(thrown).reason() == Reason.INTERNAL_ERROR;
    }
}
