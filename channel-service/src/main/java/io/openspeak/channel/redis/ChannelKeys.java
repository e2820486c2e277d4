package io.openspeak.channel.redis;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;
import java.util.List;

/** Names of all keys of channel-service. */
final class ChannelKeys {

    /** {@code channel:events}: channels and seats. */
    static final PartitionedLog LOG = new PartitionedLog("channel", 16);

    private ChannelKeys() {}

    static int partition(ChannelId channel) {
        return LOG.partitionOf(channel.value());
    }

    /** The channel (hash): {@code channel}, protobuf; {@code capacity}; {@code version}; {@code rules}, RulesChanged protobuf. */
    static String channel(ChannelId channel) {
        return LOG.key(partition(channel), "channel:" + channel);
    }

    /** Its seats (hash): user id to {@code <version>\n<Member protobuf>}. */
    static String members(ChannelId channel) {
        return LOG.key(partition(channel), "members:" + channel);
    }

    /** Its bans (hash): ban id to Ban protobuf. */
    static String bans(ChannelId channel) {
        return LOG.key(partition(channel), "bans:" + channel);
    }

    /** Whom they hit (hash): {@code user:<id>} and {@code address:<address>} to ids of bans, each followed by a blank. */
    static String banned(ChannelId channel) {
        return LOG.key(partition(channel), "banned:" + channel);
    }

    /** Who was invited (set of user ids). */
    static String invited(ChannelId channel) {
        return LOG.key(partition(channel), "invited:" + channel);
    }

    /** Ids of the partition's channels (sorted set, all with score 0, so by id). */
    static String directory(int partition) {
        return LOG.key(partition, "directory");
    }

    /** Where a user may have a seat (set of channel ids). */
    static String seatHints(UserId user) {
        return LOG.key(LOG.partitionOf(user.value()), "seats:" + user);
    }

    /** KEYS of scripts on a channel's seats: channel, members, stream, epoch. */
    static List<String> ofSeatScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(channel(channel), members(channel), LOG.stream(partition), LOG.epoch(partition));
    }

    /** KEYS of the script that reads what a channel says about rights: channel, bans, banned, invited. */
    static List<String> ofRightsScript(ChannelId channel) {
        return List.of(channel(channel), bans(channel), banned(channel), invited(channel));
    }

    /** KEYS of the script that makes a channel: channel, directory, stream, epoch. */
    static List<String> ofCreateScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(channel(channel), directory(partition), LOG.stream(partition), LOG.epoch(partition));
    }
}
