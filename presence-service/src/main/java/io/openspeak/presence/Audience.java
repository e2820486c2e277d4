package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.UserState;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is told about whom on this pod: users whom a watcher lists, people in its rooms, members of the channel that its own user is
 * in, and itself; or everyone. Looked up from the changed user, so that a change costs what its audience is, not what the pod's is.
 */
final class Audience {

    private final Map<UserId, Set<Watcher>> listed = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Watcher>> own = new ConcurrentHashMap<>();
    private final Map<ChannelId, Set<Watcher>> rooms = new ConcurrentHashMap<>();
    private final Set<Watcher> ofEveryone = ConcurrentHashMap.newKeySet();
    private final Map<Watcher, Interest> interests = new ConcurrentHashMap<>();

    /** Adds a watcher or replaces what it watches. */
    synchronized void watch(Watcher watcher, Interest interest) {
        leave(watcher);
        interests.put(watcher, interest);
        add(own, watcher.viewer().user(), watcher);
        interest.users().forEach(user -> add(listed, user, watcher));
        interest.rooms().forEach(room -> add(rooms, room, watcher));
        if (interest.everyone()) {
            ofEveryone.add(watcher);
        }
    }

    /** Takes a watcher out. */
    synchronized void leave(Watcher watcher) {
        Interest interest = interests.remove(watcher);
        if (interest != null) {
            remove(own, watcher.viewer().user(), watcher);
            interest.users().forEach(user -> remove(listed, user, watcher));
            interest.rooms().forEach(room -> remove(rooms, room, watcher));
            ofEveryone.remove(watcher);
        }
    }

    /** Those who may see the user, before or after. */
    Set<Watcher> of(UserState before, UserState after, PresenceView view) {
        Set<Watcher> receivers = new LinkedHashSet<>(ofEveryone);
        receivers.addAll(listed.getOrDefault(after.user(), Set.of()));
        receivers.addAll(own.getOrDefault(after.user(), Set.of()));
        addMembers(receivers, before.seatedIn(), view);
        addMembers(receivers, after.seatedIn(), view);
        if (!rooms.isEmpty()) {
            addRooms(receivers, before);
            addRooms(receivers, after);
        }
        return receivers;
    }

    /** Those who watch the room. */
    Set<Watcher> of(ChannelId room) {
        return rooms.getOrDefault(room, Set.of());
    }

    /** All watchers. */
    List<Watcher> all() {
        return List.copyOf(interests.keySet());
    }

    private void addMembers(Collection<Watcher> receivers, @Nullable ChannelId channel, PresenceView view) {
        if (channel != null && !own.isEmpty()) {
            view.members(channel).forEach(member -> receivers.addAll(own.getOrDefault(member, Set.of())));
        }
    }

    private void addRooms(Collection<Watcher> receivers, UserState state) {
        state.places().forEach(room -> receivers.addAll(of(room)));
    }

    private static <K> void add(Map<K, Set<Watcher>> index, K key, Watcher watcher) {
        index.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet()).add(watcher);
    }

    private static <K> void remove(Map<K, Set<Watcher>> index, K key, Watcher watcher) {
        index.computeIfPresent(key, (any, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }
}
