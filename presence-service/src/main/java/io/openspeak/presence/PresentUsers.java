package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Session;
import io.openspeak.presence.domain.UserState;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Users with a session, found by id, by where they are and by the pods that hold their sessions. One thread writes, all read. */
final class PresentUsers {

    private final NavigableMap<UserId, UserState> users = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<ChannelId, NavigableSet<UserId>> seated = new ConcurrentHashMap<>();
    private final ConcurrentMap<ChannelId, NavigableSet<UserId>> inRooms = new ConcurrentHashMap<>();
    private final ConcurrentMap<PodId, NavigableSet<UserId>> byPod = new ConcurrentHashMap<>();

    NavigableMap<UserId, UserState> users() {
        return users;
    }

    Optional<UserState> find(UserId user) {
        return Optional.ofNullable(users.get(user));
    }

    NavigableSet<UserId> members(ChannelId channel) {
        return seated.getOrDefault(channel, new ConcurrentSkipListSet<>());
    }

    NavigableSet<UserId> peopleIn(ChannelId room) {
        return inRooms.getOrDefault(room, new ConcurrentSkipListSet<>());
    }

    Set<UserId> usersAt(PodId pod) {
        return byPod.getOrDefault(pod, new ConcurrentSkipListSet<>());
    }

    Set<PodId> pods() {
        return byPod.keySet();
    }

    void replaceAll(Map<UserId, UserState> loaded) {
        Set.copyOf(users.keySet()).stream()
                .filter(user -> !loaded.containsKey(user))
                .forEach(user -> move(user, users.remove(user), null));
        loaded.values().forEach(this::put);
    }

    void put(UserState state) {
        UserId user = state.user();
        boolean gone = state.sessions().isEmpty();
        UserState before = gone ? users.remove(user) : users.put(user, state);
        move(user, before, gone ? null : state);
    }

    private void move(UserId user, @Nullable UserState before, @Nullable UserState after) {
        index(seated, user, before, after, PresentUsers::seat);
        index(inRooms, user, before, after, UserState::places);
        index(byPod, user, before, after, PresentUsers::podsOf);
    }

    private static <K> void index(
            ConcurrentMap<K, NavigableSet<UserId>> index,
            UserId user,
            @Nullable UserState before,
            @Nullable UserState after,
            Function<UserState, Set<K>> keys) {
        Set<K> were = before == null ? Set.of() : keys.apply(before);
        Set<K> are = after == null ? Set.of() : keys.apply(after);
        were.stream()
                .filter(key -> !are.contains(key))
                .forEach(key -> index.computeIfPresent(key, (any, people) -> {
                    people.remove(user);
                    return people.isEmpty() ? null : people;
                }));
        are.stream()
                .filter(key -> !were.contains(key))
                .forEach(key -> index.computeIfAbsent(key, any -> new ConcurrentSkipListSet<>())
                        .add(user));
    }

    private static Set<ChannelId> seat(UserState state) {
        ChannelId channel = state.seatedIn();
        return channel == null ? Set.of() : Set.of(channel);
    }

    private static Set<PodId> podsOf(UserState state) {
        Set<PodId> pods = new HashSet<>();
        for (Session session : state.sessions()) {
            if (session.link() instanceof Link.Live(PodId pod, String connection) && pod != null) {
                pods.add(pod);
            }
        }
        return pods;
    }
}
