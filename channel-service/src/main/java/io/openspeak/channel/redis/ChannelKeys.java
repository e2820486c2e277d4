package io.openspeak.channel.redis;

import io.openspeak.channel.domain.Link;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.PartitionedLog;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of all keys of channel-service.
 *
 * @param log {@code channel:events}: channels and seats; says which partitions there are
 */
record ChannelKeys(PartitionedLog log) {

    int partition(ChannelId channel) {
        return log.partitionOf(channel.value());
    }

    /**
     * The channel (hash): {@code channel}, protobuf; {@code capacity}; {@code version}; {@code revision}, the version when the
     * protobuf was written; {@code link} to its parent; {@code rules}, RulesChanged protobuf; {@code linger}, milliseconds, if it
     * is temporary; {@code closing}, who deletes it and why, if it is being deleted.
     */
    String channel(ChannelId channel) {
        return log.key(partition(channel), "channel:" + channel);
    }

    /** Its seats (hash): user id to {@code <version> <address or ->\n<Member protobuf>}. */
    String members(ChannelId channel) {
        return log.key(partition(channel), "members:" + channel);
    }

    /** What moderators set for users, there or not (hash): user id to letters, m muted, d deafened, p priority. */
    String sanctions(ChannelId channel) {
        return log.key(partition(channel), "sanctions:" + channel);
    }

    /** Its bans (hash): ban id to {@code <fields of banned, each followed by a blank>\n<Ban protobuf>}. */
    String bans(ChannelId channel) {
        return log.key(partition(channel), "bans:" + channel);
    }

    /** Whom they hit (hash): {@code user:<id>} and {@code address:<address>} to ids of bans, each followed by a blank. */
    String banned(ChannelId channel) {
        return log.key(partition(channel), "banned:" + channel);
    }

    /** When its bans end (sorted set of ids). */
    String banEnds(ChannelId channel) {
        return log.key(partition(channel), "ban-ends:" + channel);
    }

    /** Who was invited (set of user ids). */
    String invited(ChannelId channel) {
        return log.key(partition(channel), "invited:" + channel);
    }

    /** Ids of the partition's channels (sorted set, all with score 0, so by id). */
    String directory(int partition) {
        return log.key(partition, "directory");
    }

    /**
     * What is known about a user (hash): {@code order} of its last seat; {@code seat:<order>} to {@code <state> <channel id>};
     * {@code last} channel and {@code last_order}; {@code roles}; {@code disabled}; {@code signed_out_until}, milliseconds.
     */
    String user(UserId user) {
        return log.key(log.partitionOf(user.value()), "user:" + user);
    }

    /** {@code <order> <channel id> <user id>} of claims of the partition's users that are pending (sorted set, by when they were made). */
    String pending(int partition) {
        return log.key(partition, "pending");
    }

    /** KEYS of scripts on a user's claims: user, pending. */
    List<String> ofClaimScript(UserId user) {
        return List.of(user(user), pending(log.partitionOf(user.value())));
    }

    /** What a command of a user was answered (string). */
    String command(UserId user, String command) {
        return log.key(log.partitionOf(user.value()), "command:" + user + ":" + command);
    }

    /** What moderators did in the partition's channels (stream of ModerationEntry protobufs). */
    String moderation(int partition) {
        return log.key(partition, "moderation");
    }

    /** Links of its children (hash): link to id of the child. */
    String children(ChannelId channel) {
        return log.key(partition(channel), "children:" + channel);
    }

    /** The mark, in the partition of the child, of a link that its parent has given up. */
    String givenUp(ChannelId child, Link link) {
        return log.key(partition(child), "given-up:" + link);
    }

    /** Ids of the partition's channels that are being deleted (sorted set, by the time from which any pod may go on with it). */
    String closing(int partition) {
        return log.key(partition, "closing");
    }

    /** Ids of the partition's temporary channels without members (sorted set, by the time when they are to be deleted). */
    String deadlines(int partition) {
        return log.key(partition, "deadlines");
    }

    /** Highest version of a deleted channel of the partition (string). */
    String deleted(int partition) {
        return log.key(partition, "deleted");
    }

    /** Ids of the partition's initial channels that were made once (set). */
    String initial(int partition) {
        return log.key(partition, "initial");
    }

    /** Number of the last one who began to change the tree, in each partition (string). */
    String fence(int partition) {
        return log.key(partition, "tree-fence");
    }

    /** Number of turns to change the tree so far (string). */
    String turns() {
        return log.key(0, "tree-turns");
    }

    /** Number of the turn to change the tree that is under way (string), a lease. */
    String turn() {
        return log.key(0, "tree-turn");
    }

    /** KEYS of scripts on a channel's seats: channel, members, stream, epoch, deadlines, sanctions, moderation. */
    List<String> ofSeatScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(
                channel(channel),
                members(channel),
                log.stream(partition),
                log.epoch(partition),
                deadlines(partition),
                sanctions(channel),
                moderation(partition));
    }

    /** KEYS of scripts on what a channel says about rights: channel, stream, epoch, moderation, and those of the script's own. */
    List<String> ofRuleScript(ChannelId channel, String... own) {
        int partition = partition(channel);
        List<String> keys = new ArrayList<>(
                List.of(channel(channel), log.stream(partition), log.epoch(partition), moderation(partition)));
        keys.addAll(List.of(own));
        return keys;
    }

    /** KEYS of the script that bans: channel, members, stream, epoch, deadlines, moderation, bans, banned, ends, invited. */
    List<String> ofBanScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(
                channel(channel),
                members(channel),
                log.stream(partition),
                log.epoch(partition),
                deadlines(partition),
                moderation(partition),
                bans(channel),
                banned(channel),
                banEnds(channel),
                invited(channel));
    }

    /** KEYS of the script that reads what a channel says about rights: channel, bans, banned, invited. */
    List<String> ofRightsScript(ChannelId channel) {
        return List.of(channel(channel), bans(channel), banned(channel), invited(channel));
    }

    /** KEYS of scripts that make a channel: channel, directory, deadlines, deleted, stream, epoch, and one of the script's own. */
    List<String> ofCreateScript(ChannelId channel, String own) {
        int partition = partition(channel);
        return List.of(
                channel(channel),
                directory(partition),
                deadlines(partition),
                deleted(partition),
                log.stream(partition),
                log.epoch(partition),
                own);
    }

    /** KEYS of the script that changes a channel: channel, members, deadlines, stream, epoch. */
    List<String> ofUpdateScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(
                channel(channel), members(channel), deadlines(partition), log.stream(partition), log.epoch(partition));
    }

    /** KEYS of the script that reads all about a channel: channel, members, bans, invited. */
    List<String> ofReadScript(ChannelId channel) {
        return List.of(channel(channel), members(channel), bans(channel), invited(channel));
    }

    /** KEYS of the script that deletes a channel. */
    List<String> ofDeleteScript(ChannelId channel) {
        int partition = partition(channel);
        return List.of(
                channel(channel),
                members(channel),
                children(channel),
                directory(partition),
                closing(partition),
                deadlines(partition),
                deleted(partition),
                log.stream(partition),
                log.epoch(partition),
                bans(channel),
                banned(channel),
                invited(channel),
                banEnds(channel),
                sanctions(channel));
    }
}
