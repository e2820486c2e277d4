package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** All users with a session, in this pod's memory: lists, snapshots and fan-out are answered from here. One thread writes, all read. */
@ApplicationScoped
public class PresenceView implements LocalView {

    private static final FactReader<PresenceFact> FACTS = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());

    private final PresenceStore store;
    private final Audience audience;
    private final NavigableMap<UserId, UserState> users = new ConcurrentSkipListMap<>();
    private final Map<ChannelId, NavigableSet<UserId>> channels = new ConcurrentHashMap<>();

    public PresenceView(PresenceStore store, Audience audience) {
        this.store = store;
        this.audience = audience;
    }

    /** Users with a session, by id. */
    public NavigableMap<UserId, UserState> users() {
        return users;
    }

    /** The state of a user with a session. */
    public Optional<UserState> find(UserId user) {
        return Optional.ofNullable(users.get(user));
    }

    /** Users who sit in a channel, by id. */
    public NavigableSet<UserId> members(ChannelId channel) {
        return channels.getOrDefault(channel, new ConcurrentSkipListSet<>());
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return store.all()
                .collect()
                .asMap(UserState::user)
                .invoke(this::replaceAll)
                .replaceWith(end);
    }

    private void replaceAll(Map<UserId, UserState> loaded) {
        users.keySet().removeIf(user -> {
            boolean gone = !loaded.containsKey(user);
            if (gone) {
                index(user, users.get(user), null);
            }
            return gone;
        });
        loaded.values().forEach(this::put);
        audience.startAnew();
    }

    @Override
    public void fold(Fact fact) {
        FACTS.read(fact).ifPresent(told -> fold(fact, told));
    }

    private void fold(Fact fact, PresenceFact told) {
        UserState state = StateMapping.state(told.getUser());
        UserState before = users.get(state.user());
        if (before == null || before.version() < state.version()) {
            put(state);
            audience.tell(before == null ? UserState.unknown(state.user()) : before, state, told, fact, this);
        }
    }

    private void put(UserState state) {
        UserId user = state.user();
        UserState before = state.sessions().isEmpty() ? users.remove(user) : users.put(user, state);
        index(user, before, state);
    }

    private void index(UserId user, @Nullable UserState before, @Nullable UserState after) {
        ChannelId left = before == null ? null : before.seat().channel();
        ChannelId sits = after == null || after.sessions().isEmpty()
                ? null
                : after.seat().channel();
        if (left != null && !left.equals(sits)) {
            channels.computeIfPresent(left, (channel, members) -> {
                members.remove(user);
                return members.isEmpty() ? null : members;
            });
        }
        if (sits != null) {
            channels.computeIfAbsent(sits, channel -> new ConcurrentSkipListSet<>())
                    .add(user);
        }
    }
}
