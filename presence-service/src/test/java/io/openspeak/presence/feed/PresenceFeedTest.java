package io.openspeak.presence.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.SessionId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.presence.Interest;
import io.openspeak.presence.contract.PresenceMapping.Viewer;
import io.openspeak.presence.domain.Input;
import io.openspeak.presence.domain.UserState;
import io.openspeak.presence.v1.PresenceStatus;
import io.openspeak.presence.v1.SubscriptionMode;
import io.openspeak.presence.v1.UserPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Random lives, two pods that read the log each at its own pace, clients that read slowly, watch others, break off and come back to either pod:
 * what a client has folded in the end is what a newcomer is told.
 */
class PresenceFeedTest {

    private static final FeedPace PACE =
            new FeedPace(6, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(50), 3);

    @Property(tries = 1000)
    void whoFoldsWhatItIsTold_knowsWhatIs(@ForAll long seed) {
        Random random = new Random(seed);
        FeedWorld world = new FeedWorld(random, 40, PACE.direct());
        world.pod();
        world.pod();
        List<TestReader> readers = new ArrayList<>();
        for (int step = 0; step < 250; step++) {
            switch (random.nextInt(14)) {
                case 0 -> {
                    if (readers.size() < 6) {
                        readers.add(reader(world, random));
                    }
                }
                case 1 -> anyOf(readers, random).forEach(reader -> reader.takes = false);
                case 2, 3 -> anyOf(readers, random).forEach(TestReader::goesOn);
                case 4 ->
                    anyOf(readers, random)
                            .forEach(reader -> reader.reconnect(anyPod(world, random).view, PACE, world.clock));
                case 5 -> anyOf(readers, random).forEach(TestReader::askPosition);
                case 6 -> {
                    if (random.nextInt(20) == 0) {
                        world.losesItsLog();
                    }
                }
                case 7, 8 -> anyPod(world, random).reads(random.nextInt(3));
                case 9 -> anyPod(world, random).readsAll();
                case 10 -> anyOf(readers, random).forEach(reader -> reader.watch(interest(random)));
                case 11 -> {
                    if (random.nextInt(5) == 0) {
                        anyPod(world, random).load();
                    }
                }
                default -> world.happens();
            }
        }
        comeToRest(world, readers);
        readers.forEach(reader -> assertKnows(reader, world, seed));
    }

    private static void comeToRest(FeedWorld world, List<TestReader> readers) {
        world.pods.forEach(FeedWorld.Pod::readsAll);
        for (int round = 0; round < 3; round++) {
            world.clock.advance(Duration.ofSeconds(2));
            readers.forEach(TestReader::goesOn);
        }
    }

    private static void assertKnows(TestReader reader, FeedWorld world, long seed) {
        var view = world.pods.getFirst().view;
        Set<UserId> watched = Watched.by(reader.viewer, reader.interest, view);
        assertThat(watched)
                .as("seed %d: who is there to %s with %s", seed, reader.viewer, reader.interest)
                .containsAll(reader.shownToBeThere());
        for (UserId user : watched) {
            UserPresence expected = view.presence(
                    view.find(user).orElseGet(() -> UserState.unknown(user)), reader.viewer.seesAllOf(user));
            assertThat(essence(reader.pictureOf(user)))
                    .as("seed %d: %s as %s sees it with %s", seed, user, reader.viewer, reader.interest)
                    .isEqualTo(essence(expected));
        }
    }

    /** What events tell of; the rest follows from when they came. */
    private static String essence(UserPresence presence) {
        return presence.getStatus() == PresenceStatus.PRESENCE_STATUS_OFFLINE
                ? "offline"
                : presence.getStatus() + " in '" + presence.getCurrentChannelId() + "' muted "
                        + presence.getIsMicrophoneMuted() + presence.getIsSpeakerMuted() + " reconnecting "
                        + presence.getReconnecting() + " '" + presence.getStatusText() + "' on "
                        + presence.getDevicesList().stream()
                                .map(device -> device.getDevice() + " " + device.getStatus())
                                .sorted()
                                .toList();
    }

    private static TestReader reader(FeedWorld world, Random random) {
        UserId self = FeedWorld.person(random.nextInt(FeedWorld.PEOPLE));
        return new TestReader(
                new Viewer(self, random.nextInt(4) == 0),
                interest(random),
                anyPod(world, random).view,
                PACE,
                world.clock);
    }

    private static Interest interest(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Interest.NONE;
            case 1 -> new Interest(Set.of(), true, Set.of());
            case 2 -> new Interest(Set.of(), false, Set.of(new ChannelId("r" + random.nextInt(2))));
            default -> new Interest(Set.of(FeedWorld.person(1), FeedWorld.person(2)), false, Set.of());
        };
    }

    private static List<TestReader> anyOf(List<TestReader> readers, Random random) {
        return readers.isEmpty() ? List.of() : List.of(readers.get(random.nextInt(readers.size())));
    }

    private static FeedWorld.Pod anyPod(FeedWorld world, Random random) {
        return world.pods.get(random.nextInt(world.pods.size()));
    }

    private final FeedWorld world = new FeedWorld(new Random(1), 40, PACE.direct());
    private final FeedWorld.Pod pod = world.pod();
    private final SessionId session = new SessionId("s0");

    private TestReader watching(UserId... users) {
        return new TestReader(
                new Viewer(new UserId("watcher"), false),
                new Interest(Set.of(users), false, Set.of()),
                pod.view,
                PACE,
                world.clock);
    }

    private void happens(UserId user, Input input) {
        world.act(user, input);
        pod.readsAll();
    }

    @Test
    void comingBack_withThePosition_isToldExactlyWhatWasMissed() {
        UserId alice = FeedWorld.person(1);
        TestReader reader = watching(alice);
        happens(alice, world.connected(session, Set.of()));
        int before = reader.told;

        happens(alice, new Input.MuteSet(session, true, null));
        int live = reader.told - before;
        TestReader away = watching(alice);
        away.takes = false;
        happens(alice, new Input.MuteSet(session, false, null));
        reader.reconnect(pod.view, PACE, world.clock);

        assertThat(live).isEqualTo(1);
        assertThat(reader.starts)
                .containsEntry(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT, 1)
                .containsEntry(SubscriptionMode.SUBSCRIPTION_MODE_CURRENT, 1);
        assertThat(reader.pictureOf(alice).getIsMicrophoneMuted()).isFalse();
    }

    @Test
    void comingBack_toAPodThatKnowsLess_isToldOfThoseWhoAreSeenNow_onceItKnows() {
        UserId alice = FeedWorld.person(1);
        UserId bob = FeedWorld.person(2);
        ChannelId channel = new ChannelId("c1");
        world.act(bob, world.connected(session, Set.of()));
        world.act(bob, new Input.SeatTaken(channel, 1, session));
        world.act(alice, world.connected(session, Set.of()));
        world.act(alice, new Input.SeatTaken(channel, 1, session));
        pod.readsAll();
        FeedWorld.Pod behind = world.pod();
        behind.readsAll();
        TestReader reader = new TestReader(new Viewer(alice, false), Interest.NONE, pod.view, PACE, world.clock);

        happens(alice, new Input.SeatLeft(1));
        reader.goesOn();
        reader.askPosition();
        happens(bob, new Input.Goodbye(session, "c-" + session));
        behind.reads(world.partitionOf(bob));
        reader.reconnect(behind.view, PACE, world.clock);
        behind.readsAll();
        reader.goesOn();

        assertThat(world.partitionOf(alice)).isNotEqualTo(world.partitionOf(bob));
        assertThat(reader.shownToBeThere()).containsExactly(alice);
    }

    @Test
    void fastChanges_areToldAsOne_andLeaveAndJoinAsNothing() {
        UserId alice = FeedWorld.person(1);
        UserId bob = FeedWorld.person(2);
        happens(alice, world.connected(session, Set.of()));
        TestReader reader = watching(alice, bob);
        int before = reader.told;

        for (int i = 0; i < 50; i++) {
            happens(alice, new Input.MuteSet(session, i % 2 == 0, null));
        }
        happens(bob, world.connected(session, Set.of()));
        happens(bob, new Input.Goodbye(session, "c-" + session));
        int direct = reader.told - before;
        world.clock.advance(Duration.ofSeconds(1));
        reader.goesOn();

        assertThat(direct).isEqualTo(PACE.direct());
        // Alice's mute is again what was told last, Bob came and went: nothing but the position is left to tell.
        assertThat(reader.told - before).isEqualTo(PACE.direct() + 1);
        assertThat(reader.coalesced).isEqualTo(50 - PACE.direct());
    }

    @Test
    void position_isToldOnlyWhileItTells_sinceItMustCoverNothingElse() {
        UserId alice = FeedWorld.person(1);
        TestReader reader = watching(alice);
        PresenceFeed feed = new PresenceFeed(pod.view, reader.viewer, reader, PACE);
        List<Boolean> said = new ArrayList<>();

        feed.sayPosition(position -> said.add(position.isPresent()));
        feed.start(reader.interest, Optional.empty());
        feed.stop(position -> said.add(position.isPresent()));
        happens(alice, world.connected(session, Set.of()));
        feed.sayPosition(position -> said.add(position.isPresent()));

        assertThat(said).containsExactly(false, true, false);
    }

    @Test
    void whoSeesSomebodyForManyReasons_isToldOnce() {
        UserId alice = FeedWorld.person(1);
        ChannelId room = new ChannelId("r0");
        happens(alice, world.connected(session, Set.of(room)));
        happens(alice, new Input.SeatTaken(new ChannelId("c1"), 1, session));
        List<Viewer> viewers = List.of(new Viewer(alice, false), new Viewer(new UserId("watcher"), false));
        List<TestReader> readers = viewers.stream()
                .map(viewer -> new TestReader(
                        viewer, new Interest(Set.of(alice), true, Set.of(room)), pod.view, PACE, world.clock))
                .toList();
        List<Integer> before = readers.stream().map(reader -> reader.told).toList();

        happens(alice, new Input.MuteSet(session, true, null));

        for (int at = 0; at < readers.size(); at++) {
            assertThat(readers.get(at).told - before.get(at)).isEqualTo(1);
        }
    }

    @Test
    void slowReader_holdsOneEntryAUser_andIsClosedAfterItsPatience() {
        UserId alice = FeedWorld.person(1);
        happens(alice, world.connected(session, Set.of()));
        TestReader reader = watching(alice);
        reader.takes = false;
        happens(alice, new Input.MuteSet(session, true, null));

        reader.askPosition();
        boolean early = reader.closed;
        world.clock.advance(PACE.patience().plusMillis(1));
        reader.askPosition();

        assertThat(early).isFalse();
        assertThat(reader.closed).isTrue();
    }

    @Test
    void ownMove_whileAway_isASnapshot_sinceNobodyKnowsWhoWasToBeSeen() {
        UserId alice = FeedWorld.person(1);
        happens(alice, world.connected(session, Set.of()));
        TestReader reader = new TestReader(new Viewer(alice, false), Interest.NONE, pod.view, PACE, world.clock);
        pod.view.leave(new PresenceFeed(pod.view, new Viewer(alice, false), reader, PACE));
        reader.askPosition();
        reader.takes = false;

        world.act(alice, new Input.SeatTaken(new ChannelId("c1"), 1, session));
        FeedWorld.Pod other = world.pod();
        reader.takes = true;
        reader.reconnect(other.view, PACE, world.clock);

        assertThat(reader.starts).containsEntry(SubscriptionMode.SUBSCRIPTION_MODE_SNAPSHOT, 2);
        assertThat(reader.pictureOf(alice).getCurrentChannelId()).isEqualTo("c1");
    }
}
