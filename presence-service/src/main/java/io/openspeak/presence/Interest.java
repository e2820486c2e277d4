package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom a watcher watches, beside itself and the members of its own channel.
 *
 * @param users these
 * @param everyone all
 * @param rooms people in these, and messages to them
 */
public record Interest(Set<UserId> users, boolean everyone, Set<ChannelId> rooms) {

    /** In nobody else. */
    public static final Interest NONE = new Interest(Set.of(), false, Set.of());

    public Interest {
        users = Set.copyOf(users);
        rooms = Set.copyOf(rooms);
    }

    /** The same with a room more. */
    public Interest plus(ChannelId room) {
        Set<ChannelId> more = new HashSet<>(rooms);
        more.add(room);
        return new Interest(users, everyone, more);
    }

    /** The same without a room. */
    public Interest minus(ChannelId room) {
        Set<ChannelId> fewer = new HashSet<>(rooms);
        fewer.remove(room);
        return new Interest(users, everyone, fewer);
    }

    /** The same with these users instead. */
    public Interest of(Set<UserId> others) {
        return new Interest(others, everyone, rooms);
    }
}
