package io.openspeak.presence.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.redis.log.Fact;
import io.openspeak.platform.redis.log.LogPosition;
import io.openspeak.platform.testing.MutableClock;
import io.openspeak.presence.PresenceMetrics;
import io.openspeak.presence.PresenceSettings;
import io.openspeak.presence.PresenceView;
import io.openspeak.presence.contract.FactMapping;
import io.openspeak.presence.domain.Changes;
import io.openspeak.presence.domain.Claim;
import io.openspeak.presence.domain.ClientInfo;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.Link;
import io.openspeak.presence.domain.Remembered;
import io.openspeak.presence.domain.Status;
import io.openspeak.presence.domain.Transition;
import io.openspeak.presence.domain.UserState;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** People who do random things, the log that tells of it, and pods that take it in at their own pace. */
final class FeedWorld {

    static final int PEOPLE = 8;
    private static final int PARTITIONS = 3;
    private static final PodId POD = new PodId("pod-1");

    final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    final PresenceSettings settings;
    final List<Pod> pods = new ArrayList<>();
    private final Random random;
    private final Transition transition;
    private final Map<UserId, UserState> states = new HashMap<>();
    private final List<List<Fact>> log = new ArrayList<>();
    private String epoch = "first";
    private long entry;
    private long seatOrder;

    FeedWorld(Random random, int remembered, int direct) {
        this.random = random;
        settings = new SmallRyeConfigBuilder()
                .withMapping(PresenceSettings.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "openspeak.presence.idle", "40s",
                                "openspeak.presence.recent-changes", String.valueOf(remembered),
                                "openspeak.presence.direct-changes", String.valueOf(direct)),
                        "test",
                        100))
                .build()
                .getConfigMapping(PresenceSettings.class);
        transition = new Transition(settings.times());
        for (int i = 0; i < PARTITIONS; i++) {
            log.add(new ArrayList<>());
        }
    }

    /** A pod: a view, and how far it has read each partition. */
    final class Pod {

        final PresenceView view = new PresenceView(
                new StatesOnly(() -> List.copyOf(states.values()), FeedWorld.this::end),
                settings,
                new PresenceMetrics(new SimpleMeterRegistry(), clock),
                clock);
        private final int[] read = new int[PARTITIONS];

        Pod() {
            load();
        }

        /** While it loads, others go on writing: what it loads may be newer than the end that it read before. */
        void load() {
            LogPosition end = LogPosition.NOWHERE;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                int read = Math.max(0, log.get(partition).size() - random.nextInt(3));
                this.read[partition] = read;
                end = end.with(partition, offset(log.get(partition).subList(0, read)));
            }
            view.load(end).await().indefinitely();
        }

        /** Takes in the next fact of some partition; false: there is none. */
        boolean reads(int partition) {
            List<Fact> facts = log.get(partition);
            if (read[partition] == facts.size()) {
                return false;
            }
            view.fold(facts.get(read[partition]++));
            return true;
        }

        void readsAll() {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                while (reads(partition)) {
                    // on
                }
            }
        }
    }

    private LogPosition end() {
        LogPosition end = LogPosition.NOWHERE;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            end = end.with(partition, offset(log.get(partition)));
        }
        return end;
    }

    private LogPosition.Offset offset(List<Fact> read) {
        return read.isEmpty()
                ? new LogPosition.Offset("", EntryId.START)
                : new LogPosition.Offset(epoch, read.getLast().entry());
    }

    Pod pod() {
        Pod pod = new Pod();
        pods.add(pod);
        return pod;
    }

    static UserId person(int number) {
        return new UserId("u" + number);
    }

    /** Somebody does something. */
    void happens() {
        act(person(random.nextInt(PEOPLE)), input());
    }

    void act(UserId user, Input input) {
        UserState before = states.getOrDefault(user, UserState.unknown(user));
        UserState after = transition.apply(before, input, clock.instant());
        if (after.equals(before)) {
            return;
        }
        UserState next = after.next();
        states.put(user, next);
        int partition = partitionOf(user);
        log.get(partition)
                .add(new Fact(
                        partition,
                        new EntryId(clock.millis(), ++entry),
                        epoch,
                        "",
                        Optional.empty(),
                        FactMapping.TYPE,
                        clock.millis(),
                        "",
                        FactMapping.fact(next, Changes.between(before, next), clock.instant())
                                .toByteArray()));
    }

    int partitionOf(UserId user) {
        return Math.floorMod(user.value().hashCode(), PARTITIONS);
    }

    /** The log is lost, and with it nothing else: another one takes its place. */
    void losesItsLog() {
        epoch = epoch + "'";
        log.forEach(List::clear);
        pods.forEach(pod -> {
            Arrays.fill(pod.read, 0);
            pod.load();
        });
    }

    private Input input() {
        SessionId session = new SessionId("s" + random.nextInt(2));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> connected(session, random.nextInt(3) == 0 ? Set.of(new ChannelId("r1")) : Set.of());
            case 4 -> new Input.Broken(session, "c-" + session);
            case 5 -> new Input.Goodbye(session, "c-" + session);
            case 6, 7 -> new Input.SeatTaken(new ChannelId("c" + random.nextInt(2)), ++seatOrder, session);
            case 8 -> new Input.SeatLeft(seatOrder);
            case 9 -> new Input.MuteSet(session, random.nextBoolean(), random.nextBoolean());
            case 10 ->
                new Input.Claimed(new Claim(
                        List.of(Status.ONLINE, Status.AWAY, Status.DO_NOT_DISTURB, Status.INVISIBLE)
                                .get(random.nextInt(4)),
                        random.nextBoolean() ? "" : "text " + random.nextInt(3),
                        clock.instant(),
                        null,
                        "user"));
            case 11 -> new Input.RoomsSet(session, Set.of(new ChannelId("r" + random.nextInt(2))));
            case 12 -> new Input.Activity(session);
            default -> {
                clock.advance(Duration.ofSeconds(random.nextInt(20)));
                yield new Input.Tick();
            }
        };
    }

    Input connected(SessionId session, Set<ChannelId> rooms) {
        return new Input.Connected(
                "name",
                session,
                new Link.Live(POD, "c-" + session),
                new ClientInfo("1", "linux", "desktop", Map.of()),
                new Remembered(Remembered.NOTHING.mute(), List.of(), rooms));
    }
}
