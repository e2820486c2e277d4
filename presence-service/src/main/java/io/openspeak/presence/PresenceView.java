package io.openspeak.presence;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.platform.redis.log.LocalView;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.RecentFacts;
import io.openspeak.platform.redis.log.Settling;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.contract.PresenceMapping;
import io.openspeak.presence.contract.RoomMessageMapping;
import io.openspeak.presence.contract.StateMapping;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceFact;
import io.openspeak.presence.v1.RoomMessage;
import io.openspeak.presence.v1.UserPresence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
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

    private static final System.Logger LOG = System.getLogger(PresenceView.class.getName());
    private static final FactReader<PresenceFact> FACTS = new FactReader<>(FactMapping.TYPE, PresenceFact.parser());

    private final PresenceStore store;
    private final PresenceMetrics metrics;
    private final Clock clock;
    private final Audience audience = new Audience();
    private final PresentUsers present = new PresentUsers();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final RecentFacts<Told> recent;
    private volatile LogPosition position = LogPosition.NOWHERE;
    /** Where partitions ended when all was loaded, as long as the position is not there. */
    private final Settling settling = new Settling();

    public PresenceView(PresenceStore store, PresenceSettings settings, PresenceMetrics metrics, Clock clock) {
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
        recent = new RecentFacts<>(settings.recentChanges(), settings.recentBytes());
    }

    /**
     * The view while nothing changes in it.
     *
     * @param position up to which the log was taken in
     * @param settled false: what is known may be newer than the position, which must not be told then
     * @param now when that is: one look at the clock for all who are told
     */
    public record Look(LogPosition position, boolean settled, RecentFacts<Told> recent, Instant now) {}

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
        return PresenceMapping.presence(state, seesAll);
    }

    @Override
    public Uni<LogPosition> load(LogPosition end) {
        return store.all()
                .collect()
                .asMap(UserState::user)
                .chain(loaded -> store.end().invoke(after -> replaceAll(loaded, end, after)))
                .replaceWith(end);
    }

    /** @param after where the log ended once all was loaded: what is known may reach up to there */
    private void replaceAll(Map<UserId, UserState> loaded, LogPosition end, LogPosition after) {
        write(() -> {
            present.replaceAll(loaded);
            position = end;
            settling.begin(end, after);
            metrics.loaded(loaded.values());
            recent.startAt(end);
            Look look = asItIs();
            audience.all().forEach(watcher -> tell(watcher, () -> watcher.startAnew(look)));
        });
    }

    @Override
    public void fold(Fact fact) {
        write(() -> {
            LogPosition.Offset offset = new LogPosition.Offset(fact.epoch(), fact.entry());
            position = position.with(fact.partition(), offset);
            boolean mayBeKnown = settling.includes(fact.partition());
            settling.reach(fact.partition(), offset);
            FACTS.read(fact).ifPresent(told -> fold(fact, told, mayBeKnown));
            RoomMessageMapping.message(fact).ifPresent(message -> fold(fact, message));
        });
    }

    /** @param mayBeKnown true: what was loaded may be of a later time */
    private void fold(Fact fact, PresenceFact content, boolean mayBeKnown) {
        UserState read = StateMapping.state(content.getUser());
        UserState before = present.find(read.user()).orElseGet(() -> UserState.unknown(read.user()));
        UserState after = read.sharing(before);
        boolean wasLoadedLater = before.version() >= after.version();
        boolean mayHaveLeft = mayBeKnown && before.version() == 0;
        if (wasLoadedLater || mayHaveLeft) {
            // What is known of its time is not enough to tell it to anybody.
            recent.startAt(position);
        }
        if (wasLoadedLater) {
            return;
        }
        present.put(after);
        metrics.changed(before, after);
        if (mayHaveLeft) {
            Look look = asItIs();
            audience.forEach(before, after, this, (watcher, bond) -> tell(watcher, () -> watcher.startAnew(look)));
            return;
        }
        UserChange change = new UserChange(before, after, content, place(fact), position, this::presence);
        recent.add(change);
        Look look = asItIs();
        boolean told = audience.forEach(
                before, after, this, (watcher, bond) -> tell(watcher, () -> watcher.changed(change, bond, look)));
        if (told) {
            metrics.delivered(Instant.ofEpochMilli(fact.at()));
        }
    }

    private void fold(Fact fact, RoomMessage message) {
        RoomNews news = new RoomNews(message, place(fact), position, fact.data().length);
        recent.add(news);
        Look look = asItIs();
        audience.of(news.room()).forEach(watcher -> tell(watcher, () -> watcher.message(news, look)));
    }

    /** One watcher that fails must not keep the news from the others. */
    private static void tell(Watcher watcher, Runnable news) {
        try {
            news.run();
        } catch (RuntimeException unable) {
            LOG.log(Level.ERROR, "watcher_failed user_id=" + watcher.viewer().user(), unable);
        }
    }

    private static LogPosition place(Fact fact) {
        return LogPosition.of(fact.partition(), fact.epoch(), fact.entry());
    }

    private Look asItIs() {
        return new Look(position, settling.isOver(), recent, clock.instant());
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
