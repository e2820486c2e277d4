package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is told about whom on this pod: users whom a watcher lists, members of the channel that its own user is in, and itself; or
 * everyone. Looked up from the changed user, so that a change costs what its audience is, not what the pod's is.
 */
@ApplicationScoped
public class Audience {

    private final Map<UserId, Set<Watcher>> listed = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Watcher>> own = new ConcurrentHashMap<>();
    private final Set<Watcher> ofEveryone = ConcurrentHashMap.newKeySet();
    private final Map<Watcher, Interest> interests = new ConcurrentHashMap<>();

    /**
     * Whom a watcher watches, beside the members of its own channel.
     *
     * @param users these
     * @param everyone all
     */
    public record Interest(Set<UserId> users, boolean everyone) {

        public Interest {
            users = Set.copyOf(users);
        }
    }

    /** Adds a watcher or replaces what it watches, and runs {@code snapshot} before any further change is told to it. */
    public synchronized void watch(Watcher watcher, Interest interest, Runnable snapshot) {
        leave(watcher);
        interests.put(watcher, interest);
        add(own, watcher.viewer().user(), watcher);
        interest.users().forEach(user -> add(listed, user, watcher));
        if (interest.everyone()) {
            ofEveryone.add(watcher);
        }
        snapshot.run();
    }

    /** Takes a watcher out. */
    public synchronized void leave(Watcher watcher) {
        Interest interest = interests.remove(watcher);
        if (interest != null) {
            remove(own, watcher.viewer().user(), watcher);
            interest.users().forEach(user -> remove(listed, user, watcher));
            ofEveryone.remove(watcher);
        }
    }

    synchronized void tell(UserState before, UserState after, PresenceFact told, Fact fact, PresenceView view) {
        Set<Watcher> receivers = new LinkedHashSet<>(ofEveryone);
        receivers.addAll(listed.getOrDefault(after.user(), Set.of()));
        receivers.addAll(own.getOrDefault(after.user(), Set.of()));
        addMembers(receivers, before.seat().channel(), view);
        addMembers(receivers, after.seat().channel(), view);
        if (!receivers.isEmpty()) {
            LogPosition position = LogPosition.of(fact.partition(), fact.epoch(), fact.entry());
            receivers.forEach(watcher -> watcher.changed(before, after, told, position));
        }
    }

    synchronized void startAnew() {
        everyWatcher(Watcher::startAnew);
    }

    private void everyWatcher(Consumer<Watcher> action) {
        List.copyOf(interests.keySet()).forEach(action);
    }

    private void addMembers(Collection<Watcher> receivers, @Nullable ChannelId channel, PresenceView view) {
        if (channel != null && !own.isEmpty()) {
            view.members(channel).forEach(member -> receivers.addAll(own.getOrDefault(member, Set.of())));
        }
    }

    private static void add(Map<UserId, Set<Watcher>> index, UserId user, Watcher watcher) {
        index.computeIfAbsent(user, key -> ConcurrentHashMap.newKeySet()).add(watcher);
    }

    private static void remove(Map<UserId, Set<Watcher>> index, UserId user, Watcher watcher) {
        index.computeIfPresent(user, (key, watchers) -> {
            watchers.remove(watcher);
            return watchers.isEmpty() ? null : watchers;
        });
    }
}
