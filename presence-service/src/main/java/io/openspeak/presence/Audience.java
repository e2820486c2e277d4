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
import java.util.function.BiConsumer;
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

    /**
     * Does something with each of those who may see the user, before or after, once; true if there was any. Without a set of them all:
     * to make one costs as much as to tell them.
     */
    boolean forEach(UserState before, UserState after, PresenceView view, BiConsumer<Watcher, Bond> news) {
        Set<Watcher> itself = own.getOrDefault(after.user(), Set.of());
        Set<Watcher> watching = listed.getOrDefault(after.user(), Set.of());
        Set<Watcher> met = met(before, after, view);
        itself.forEach(watcher -> news.accept(watcher, Bond.ITSELF));
        each(ofEveryone, news, Bond.WATCHED, itself);
        each(watching, news, Bond.WATCHED, itself, ofEveryone);
        each(met, news, Bond.MET, itself, ofEveryone, watching);
        return !itself.isEmpty() || !ofEveryone.isEmpty() || !watching.isEmpty() || !met.isEmpty();
    }

    @SafeVarargs
    private static void each(
            Set<Watcher> watchers, BiConsumer<Watcher, Bond> news, Bond bond, Set<Watcher>... toldBefore) {
        for (Watcher watcher : watchers) {
            if (!isIn(toldBefore, watcher)) {
                news.accept(watcher, bond);
            }
        }
    }

    private static boolean isIn(Set<Watcher>[] sets, Watcher watcher) {
        for (Set<Watcher> set : sets) {
            if (!set.isEmpty() && set.contains(watcher)) {
                return true;
            }
        }
        return false;
    }

    private Set<Watcher> met(UserState before, UserState after, PresenceView view) {
        if (before.places().isEmpty() && after.places().isEmpty()) {
            return Set.of();
        }
        Set<Watcher> met = new LinkedHashSet<>();
        addMembers(met, before.seatedIn(), view);
        addMembers(met, after.seatedIn(), view);
        addRooms(met, before);
        addRooms(met, after);
        return met;
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
