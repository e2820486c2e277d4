package io.openspeak.channel.view;

import io.openspeak.channel.ChannelSettings;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.ChannelEvent;
import io.openspeak.channel.domain.Forest;
import io.openspeak.channel.domain.Person;
import io.openspeak.channel.domain.Sight;
import io.openspeak.channel.domain.SightChange;
import io.openspeak.channel.domain.Sights;
import io.openspeak.channel.domain.ViewedChannel;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.redis.log.Settling;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All channels and members in this pod's memory, and those who are told of changes: lists, snapshots and fan-out are answered from
 * here. One writes, many look; a look and what is told after it have nothing between them.
 */
@ApplicationScoped
public class ChannelView {

    /** Beyond that many pairs of channel and reader a change of what is seen is told as a new beginning. */
    private static final int MOST_SIGHTS = 100_000;

    /** By how much the end of a ban may be late. */
    private static final Duration LOOK_FOR_ENDS_EVERY = Duration.ofMillis(500);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Forest forest = new Forest();
    private final Sights sights = new Sights(forest);
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Queue<Ban> endingBans =
            new PriorityQueue<>(Comparator.comparing((Ban ban) -> ban.until().orElseThrow()));
    private final RecentChanges recent;
    private final Clock clock;

    private final Settling settling = new Settling();

    private LogPosition position = LogPosition.NOWHERE;
    private volatile int size;
    private @Nullable Cancellable passing;

    /** The time by which bans are judged: it moves only when those that ended are taken out and told of. */
    private Instant now;

    public ChannelView(ChannelSettings settings, Clock clock) {
        this.clock = clock;
        now = clock.instant();
        recent = new RecentChanges(settings.recentChanges(), settings.recentBytes());
    }

    void start(@Observes StartupEvent starting) {
        passing = Multi.createFrom()
                .ticks()
                .every(LOOK_FOR_ENDS_EVERY)
                .subscribe()
                .with(tick -> passTime());
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (passing != null) {
            passing.cancel();
        }
    }

    /**
     * The view while nothing changes in it.
     *
     * @param position up to which the log was taken in
     * @param settled false: some of what follows that position may be known already, and will be told to nobody
     */
    public record Look(
            Forest forest, Sights sights, Instant now, LogPosition position, boolean settled, RecentChanges recent) {

        /** True if everything that happened since that position is still in memory. */
        boolean reachesBackTo(LogPosition from) {
            return recent.reachBackTo(from, position);
        }

        /** What the person may know of the channel. */
        public Sight sight(Person person, ViewedChannel channel) {
            return sights.of(person, channel, now);
        }

        /** What the person may know of the channel of that id. */
        public Sight sight(Person person, ChannelId channel) {
            return forest.find(channel).map(found -> sight(person, found)).orElse(Sight.NONE);
        }
    }

    /** Looks at it. */
    public <T> T look(Function<Look, T> question) {
        lock.readLock().lock();
        try {
            return question.apply(asItIs());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Tells the watcher of all that happens from now on. */
    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Tells it no more. */
    public void leave(Watcher watcher) {
        watchers.remove(watcher);
    }

    /** Channels that there are. */
    public int size() {
        return size;
    }

    /** Levels of a channel and what lies below it. */
    public int height(ChannelId channel) {
        return look(look -> look.forest().height(channel));
    }

    /**
     * Forgets everything and holds those.
     *
     * @param from where the log ended before they were read
     * @param after where it ended after that: they may be as they were up to there
     */
    public void replace(Collection<ChannelContents> all, LogPosition from, LogPosition after) {
        write(() -> {
            forest.replace(all);
            size = all.size();
            sights.forget();
            recent.startAt(from);
            position = from;
            settling.begin(from, after);
            endingBans.clear();
            all.forEach(contents -> contents.bans().forEach(this::noteEnd));
            Look look = asItIs();
            watchers.forEach(watcher -> watcher.startAnew(look));
        });
    }

    /** Takes in a fact. */
    public void fold(Fact fact, ChannelFact told, ChannelEvent event) {
        write(() -> {
            Optional<SightChange> change = SightChange.of(event, forest);
            Predicate<Person> touched = change.isPresent() ? change.get().people() : person -> false;
            Optional<ViewedChannel> before = forest.find(event.channel());
            boolean gone = event.change() instanceof ChannelEvent.Change.Deleted;
            Map<Watcher, Sight> last = gone ? sightsOf(event.channel()) : Map.of();
            if (gone) {
                before.ifPresent(channel -> channel.endWith(sights.ofNow(channel, now)));
            }
            boolean[] news = new boolean[1];
            changeSights(change, () -> news[0] = forest.apply(event));
            advanceTo(fact);
            if (!news[0]) {
                // It is older than what was loaded, so what is known of its time is not enough to tell it to anybody.
                recent.startAt(position);
                return;
            }
            Told passedOn = new Told(told, fact, touched, before.or(() -> forest.find(event.channel())));
            recent.add(passedOn);
            if (event.change() instanceof ChannelEvent.Change.Banned banned) {
                noteEnd(banned.ban());
            }
            Map<Watcher, Sight> seeing = gone ? last : sightsOf(event.channel());
            Look look = asItIs();
            seeing.forEach((watcher, sight) -> watcher.changed(passedOn, sight, look));
        });
    }

    /** Passes over a fact of another kind. */
    public void passOver(Fact fact) {
        write(() -> advanceTo(fact));
    }

    private void advanceTo(Fact fact) {
        LogPosition.Offset offset = new LogPosition.Offset(fact.epoch(), fact.entry());
        position = position.with(fact.partition(), offset);
        settling.reach(fact.partition(), offset);
    }

    /** Ends bans whose time is over. */
    void passTime() {
        write(() -> {
            Instant until = clock.instant();
            while (!endingBans.isEmpty()
                    && endingBans.peek().until().orElseThrow().compareTo(until) <= 0) {
                Ban over = endingBans.remove();
                changeSights(
                        Optional.of(SightChange.ofBan(over, forest)), () -> forest.endBan(over.channel(), over.id()));
                recent.banEnded(over);
            }
            now = until;
        });
    }

    private void changeSights(Optional<SightChange> change, Runnable act) {
        if (change.isEmpty()) {
            act.run();
            size = forest.channels().size();
            return;
        }
        Set<ChannelId> channels = change.get().channels();
        List<Watcher> affected = watchers.stream()
                .filter(watcher -> change.get().people().test(watcher.person()))
                .toList();
        if ((long) channels.size() * affected.size() > MOST_SIGHTS) {
            act.run();
            sights.forget();
            Look look = asItIs();
            affected.forEach(watcher -> watcher.startAnew(look));
        } else {
            Map<Watcher, Map<ChannelId, Sight>> before = new HashMap<>();
            affected.forEach(watcher -> before.put(watcher, sights(watcher, channels)));
            act.run();
            sights.forget();
            before.forEach(this::tellSights);
        }
        size = forest.channels().size();
    }

    private void tellSights(Watcher watcher, Map<ChannelId, Sight> before) {
        Look look = asItIs();
        before.forEach((id, sight) -> forest.find(id).ifPresent(channel -> {
            Sight after = look.sight(watcher.person(), channel);
            if (!after.equals(sight)) {
                watcher.sightChanged(channel, sight, after, look);
            }
        }));
    }

    private Map<ChannelId, Sight> sights(Watcher watcher, Set<ChannelId> channels) {
        Look look = asItIs();
        Map<ChannelId, Sight> seen = new HashMap<>();
        channels.stream()
                .filter(watcher::wants)
                .forEach(channel -> seen.put(channel, look.sight(watcher.person(), channel)));
        return seen;
    }

    private Map<Watcher, Sight> sightsOf(ChannelId id) {
        Look look = asItIs();
        Map<Watcher, Sight> seeing = new HashMap<>();
        forest.find(id)
                .ifPresent(channel -> watchers.stream()
                        .filter(watcher -> watcher.wants(id))
                        .forEach(watcher -> seeing.put(watcher, look.sight(watcher.person(), channel))));
        return seeing;
    }

    private void noteEnd(Ban ban) {
        if (ban.until().isPresent()) {
            endingBans.add(ban);
        }
    }

    private Look asItIs() {
        return new Look(forest, sights, now, position, settling.isOver(), recent);
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
