package io.openspeak.presence.history.redis;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;

/** Names of history's keys, in the partitions of users and of channels. */
final class HistoryKeys {

    private final PartitionedLog log;

    HistoryKeys(PartitionedLog log) {
        this.log = log;
    }

    /** Stream of a user's entries. */
    String entries(UserId user) {
        return log.key(partition(user), "history:user:" + user);
    }

    /** Hash of what the entries fold to. */
    String last(UserId user) {
        return log.key(partition(user), "history:last:" + user);
    }

    /** Sorted set of the channels where the user has visits. */
    String channels(UserId user) {
        return log.key(partition(user), "history:channels:" + user);
    }

    /** Sorted set of the partition's users who changed since their last complete entry. */
    String unsettled(int partition) {
        return log.key(partition, "history:unsettled");
    }

    String unsettled(UserId user) {
        return unsettled(partition(user));
    }

    /** Sorted set of a channel's visits. */
    String visits(ChannelId channel) {
        return log.key(partition(channel), "history:channel:" + channel);
    }

    /** Since when a channel's visits are complete, if some were too many. */
    String completeFrom(ChannelId channel) {
        return log.key(partition(channel), "history:channel-from:" + channel);
    }

    /** Up to which fact a user was erased, beside a channel. */
    String erased(ChannelId channel, UserId user) {
        return log.key(partition(channel), "history:erased:" + user);
    }

    String log(UserId user) {
        return log.stream(partition(user));
    }

    String epoch(UserId user) {
        return log.epoch(partition(user));
    }

    private int partition(UserId user) {
        return log.partitionOf(user.value());
    }

    private int partition(ChannelId channel) {
        return log.partitionOf(channel.value());
    }
}
