package io.openspeak.presence.redis;

import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.presence.PresenceStore.CommandId;

/** Names of presence-service's keys. */
final class PresenceKeys {

    /** Sorted set of pods by the end of their lease; one for all partitions. */
    static final String PODS = "presence:{pods}:leases";

    private final PartitionedLog log;

    PresenceKeys(PartitionedLog log) {
        this.log = log;
    }

    int partition(UserId user) {
        return log.partitionOf(user.value());
    }

    /** Hash of a user's state: {@code v} version, {@code s} record (openspeak.presence.v1.UserState). */
    String user(UserId user) {
        return log.key(partition(user), "user:" + user.value());
    }

    /** Set of the partition's users with a session. */
    String present(int partition) {
        return log.key(partition, "present");
    }

    /** Text: epoch and entry of what a user's command wrote. */
    String command(UserId user, CommandId command) {
        return log.key(partition(user), "command:" + user.value() + "/" + command.value());
    }

    /** Sorted set of sessions ({@code user/session}) by the end of their lease. */
    String leases(int partition) {
        return log.key(partition, "leases");
    }

    /** Sorted set of the partition's users by their next deadline. */
    String deadlines(int partition) {
        return log.key(partition, "deadlines");
    }
}
