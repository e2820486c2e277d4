package io.openspeak.presence.rooms.redis;

import io.openspeak.platform.redis.log.PartitionedLog;
import io.openspeak.presence.rooms.Publication;

/** Names of rooms' keys and channels in Redis. */
final class RoomKeys {

    /** Pub/Sub channel of typing, for all partitions: {@code openspeak.presence.v1.UserTyping}. */
    static final String TYPING = "presence:typing";

    private RoomKeys() {}

    /** Place of the entry that a command appended: text, {@code <epoch> <entry id>}. */
    static String command(PartitionedLog log, int partition, Publication message, String commandId) {
        // No id has a slash in it.
        return log.key(partition, "room-command:" + message.publisher() + "/" + message.room() + "/" + commandId);
    }
}
