package io.openspeak.voice.floor.redis;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.voice.floor.FloorStore.NamedAsk;

/** Names of the keys of floors, each in the partition of its channel. */
final class FloorKeys {

    private final PartitionedLog log;

    FloorKeys(PartitionedLog log) {
        this.log = log;
    }

    int partition(ChannelId channel) {
        return log.partitionOf(channel.value());
    }

    /**
     * Hash of a channel's floor: {@code v} version, {@code s} record (openspeak.voice.v1.FloorState), {@code t} token that may be
     * renewed, {@code u} end of its lease.
     */
    String floor(ChannelId channel) {
        return log.key(partition(channel), "floor:" + channel.value());
    }

    /** Set of the partition's channels whose floor is not idle. */
    String floors(int partition) {
        return log.key(partition, "floors");
    }

    /** Text: the answer to a user's command in a channel. */
    String command(NamedAsk ask) {
        return log.key(
                partition(ask.channel()),
                "command:" + ask.channel().value() + "/" + ask.user().value() + "/" + ask.id());
    }
}
