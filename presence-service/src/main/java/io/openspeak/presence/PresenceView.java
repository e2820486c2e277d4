package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.RecentFacts;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.contract.PresenceMapping;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.UserPresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All users with a session, in this pod's memory, and those who are told of changes: lists, snapshots and fan-out are answered from
 * here. One thread writes; single questions are answered at any time, and a {@link Look} has nothing between it and what is told after.
 */
@ApplicationScoped
public class PresenceView implements LocalView {

    private static final FactReader<PresenceFact> FACTS = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());

    private final PresenceStore store;
    private final PresenceSettings settings;
    private final Clock clock;
    private final Audience audience = new Audience();
    private final PresentUsers present = new PresentUsers();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final RecentFacts<Told> recent;
    private volatile LogPosition position = LogPosition.NOWHERE;

    public PresenceView(PresenceStore store, PresenceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        recent = new RecentFacts<>(settings.recentChanges(), settings.recentBytes());
    }

    /**
     * The view while nothing changes in it.
     *
     * @param position up to which the log was taken in
     */
    public record Look(PresenceView view, LogPosition position, RecentFacts<Told> recent) {}

    /** Looks at it. */
    public <T> T look(Function<Look, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(asItIs());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Tells the watcher of what happens from now on, beginning with what {@code begin} sees. */
    public void watch(Watcher watcher, Interest interest, Consumer<Look> begin) {
        look(look -> {
            audience.watch(watcher, interest);
            begin.accept(look);
            return true;
        });
    }

    /** Tells it no more. */
    public void leave(Watcher watcher) {
        audience.leave(watcher);
    }

    /** Users with a session, by id. */
    public NavigableMap<UserId, UserState> users() {
        return present.users();
    }

    /** How many users others see as not OFFLINE. */
    public int online() {
        return present.online();
    }

    /** The state of a user with a session. */
    public Optional<UserState> find(UserId user) {
        return present.find(user);
    }

    /** Users who sit in a channel, by id. */
    public NavigableSet<UserId> members(ChannelId channel) {
        return present.members(channel);
    }

    /** Users who are in a room, sitting or subscribed, by id. */
    public NavigableSet<UserId> peopleIn(ChannelId room) {
        return present.peopleIn(room);
    }

    /** Users with a live session at a pod. */
    public Set<UserId> usersAt(PodId pod) {
        return present.usersAt(pod);
    }

    /** Pods that hold sessions. */
    public Set<PodId> pods() {
        return present.pods();
    }

    /** A user's presence, as those see it who see all, or do not. */
    public UserPresence presence(UserState state, boolean seesAll) {
        return PresenceMapping.presence(state, seesAll, clock.instant(), settings.idle());
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return store.all()
                .collect()
                .asMap(UserState::user)
                .invoke(loaded -> replaceAll(loaded, end))
                .replaceWith(end);
    }

    private void replaceAll(Map<UserId, UserState> loaded, LogPosition end) {
        write(() -> {
            present.replaceAll(loaded);
            position = end;
            recent.startAt(end);
            Look look = asItIs();
            audience.all().forEach(watcher -> watcher.startAnew(look));
        });
    }

    @Override
    public void fold(Fact fact) {
        write(() -> {
            position = position.with(fact.partition(), new LogPosition.Offset(fact.epoch(), fact.entry()));
            FACTS.read(fact).ifPresent(told -> fold(fact, told));
        });
    }

    private void fold(Fact fact, PresenceFact told) {
        UserState after = StateMapping.state(told.getUser());
        UserState before = present.find(after.user()).orElseGet(() -> UserState.unknown(after.user()));
        if (before.version() >= after.version()) {
            // It is older than what was loaded, so what is known of its time is not enough to tell it to anybody.
            recent.startAt(position);
            return;
        }
        present.put(after);
        UserChange change =
                new UserChange(before, after, told, place(fact), position, fact.data().length, this::presence);
        recent.add(change);
        Look look = asItIs();
        audience.of(before, after, this).forEach(watcher -> watcher.changed(change, look));
    }

    private static LogPosition place(Fact fact) {
        return LogPosition.of(fact.partition(), fact.epoch(), fact.entry());
    }

    private Look asItIs() {
        return new Look(this, position, recent);
    }

    private void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
