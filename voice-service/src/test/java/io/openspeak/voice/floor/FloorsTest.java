package io.openspeak.voice.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.RedisCommands;
import io.openspeak.voice.floor.TestPod.Talker;
import io.openspeak.voice.floor.domain.Floor;
import io.openspeak.voice.floor.domain.FloorAnswer;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Standing;
import io.openspeak.voice.v1.VoiceFact;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Floor control of two pods over one real Redis, with short times: longer than a machine with two cores stands still, and apart from each
 * other by more than that.
 */
@SuppressWarnings("NullAway.Init")
class FloorsTest {

    private static final FloorSettings SETTINGS = TestFloors.settings(Map.of(
            "lease", "1500ms",
            "renew-every", "100ms",
            "silence", "3s",
            "longest-talk", "8s",
            "talk-warning", "6s",
            "queue-wait", "6s",
            "reconnect-wait", "2s",
            "asks-per-second", "50"));
    private static final AtomicLong NEXT = new AtomicLong();

    private static TestFloors redis;

    private TestPod one;
    private TestPod two;
    private ChannelId channel;
    private @Nullable Thread watching;

    @BeforeAll
    static void startRedis() {
        redis = new TestFloors();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @BeforeEach
    void begin() {
        one = new TestPod("one", redis, SETTINGS);
        two = new TestPod("two", redis, SETTINGS);
        channel = new ChannelId("ptt-" + NEXT.incrementAndGet());
    }

    @AfterEach
    void end() {
        if (watching != null) {
            watching.interrupt();
        }
        one.close();
        two.close();
    }

    @Test
    void grant_isToldOnEveryPod_andLetsItsHolderAloneTalk() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");

        long token = alice.granted();

        assertThat(alice.token()).isEqualTo(token);
        await().until(() -> bob.told.size() == 1);
        assertThat(bob.token()).isZero();
        assertThat(two.floors.admits(channel, token)).isTrue();
        assertThat(two.floors.admits(channel, token - 1)).isFalse();
    }

    @Test
    void release_givesTheFloorToWhoWaitsOnAnotherPod() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");
        long token = alice.granted();
        assertThat(bob.ask(0)).isInstanceOf(FloorAnswer.Waits.class);

        alice.seat.release(token).await().indefinitely();

        assertThat(alice.token()).isZero();
        await().until(() -> bob.token() > token);
        assertThat(two.floors.admits(channel, token)).isFalse();
        assertThat(one.count("ends", "reason", "released")).isEqualTo(1);
        assertThat(two.count("waits")).isEqualTo(1);
    }

    @Test
    void silence_takesTheFloor_onceAndWithOneFact() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");
        one.talker(channel, "carol");
        alice.granted();

        await().until(() -> bob.reasons().contains(FloorReason.SILENCE));

        assertThat(alice.token()).isZero();
        assertThat(facts()).extracting(fact -> fact.getFloor().getReason()).containsExactly("", "silence");
        // Whoever wrote it counts it once Redis has answered; the others may know before.
        await().until(() -> one.count("ends", "reason", "silence") + two.count("ends", "reason", "silence") == 1);
    }

    @Test
    void speech_renewsTheLease_withoutFacts_untilItIsTooLong() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");
        long token = alice.granted();
        alice.talks();

        await().pollInterval(Duration.ofMillis(20)).until(() -> !alice.warned.isEmpty());
        assertThat(alice.token()).isEqualTo(token);
        assertThat(facts()).hasSize(1);
        await().until(() -> bob.reasons().contains(FloorReason.TOO_LONG));

        assertThat(alice.token()).isZero();
        assertThat(bob.warned).isEmpty();
        assertThat(facts()).hasSize(2);
    }

    @Test
    void pause_shorterThanTheSilence_costsNothing() {
        Talker alice = one.talker(channel, "alice");
        long token = alice.granted();
        await().pollInterval(Duration.ofMillis(10)).until(() -> alice.token() == 0);

        assertThat(alice.seat.mayOpen()).isTrue();
        assertThat(alice.heard()).isFalse();

        await().until(() -> alice.token() == token);
        assertThat(facts()).hasSize(1);
    }

    @Test
    void higherPriority_interruptsOnAnotherPod_andNeverBothTalk() {
        Talker alice = one.talker(channel, "alice").talks();
        Talker bob = two.talker(channel, "bob").talks();
        alice.granted();
        AtomicInteger both = watchForTwo(alice, bob);

        FloorAnswer answer = bob.ask(2);

        assertThat(answer.floor().floor()).isInstanceOf(Floor.Revoking.class);
        await().until(() -> bob.token() != 0);
        assertThat(alice.token()).isZero();
        await().until(() -> alice.reasons().contains(FloorReason.INTERRUPTED));
        assertThat(both).hasValue(0);
    }

    @Test
    void holdersPod_thatIsGone_losesTheFloorToWhoWaits_onceItsLeaseIsOver() {
        Talker alice = one.talker(channel, "alice").talks();
        Talker bob = two.talker(channel, "bob").talks();
        alice.granted();
        assertThat(bob.ask(0)).isInstanceOf(FloorAnswer.Waits.class);
        AtomicInteger both = watchForTwo(alice, bob);

        one.close();

        await().until(() -> bob.token() != 0);
        assertThat(alice.heard()).isFalse();
        assertThat(both).hasValue(0);
        assertThat(bob.reasons()).contains(FloorReason.LOST);
    }

    @Test
    void holder_whoComesBackOnAnotherPod_goesOnWithItsGrant() {
        Talker alice = one.talker(channel, "alice");
        long token = alice.granted();
        await().until(() -> two.floors.known(channel).current().isPresent());

        alice.seat.leave(FloorReason.LOST);
        Talker back = two.talker(channel, "alice").talks();

        await().until(() -> back.token() == token);
        // Longer than anybody is waited for.
        await().during(Duration.ofMillis(2_500)).until(() -> back.token() == token);
        assertThat(two.floors.known(channel).current().orElseThrow().pod().value())
                .isEqualTo("two");
    }

    @Test
    void holder_whoMovedToAnotherPod_andThenLeavesTheFirst_keepsTheFloor() {
        Talker alice = one.talker(channel, "alice").talks();
        long token = alice.granted();
        await().until(() -> two.floors.known(channel).current().isPresent());
        Talker there = two.talker(channel, "alice").talks();
        await().until(() -> there.token() == token
                && one.floors
                        .known(channel)
                        .current()
                        .orElseThrow()
                        .pod()
                        .value()
                        .equals("two"));

        alice.seat.leave(FloorReason.RELEASED);

        await().during(Duration.ofMillis(500)).until(() -> there.token() == token);
    }

    @Test
    void holder_whoDoesNotComeBack_losesTheFloor() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = one.talker(channel, "bob");
        alice.granted();
        bob.ask(0);

        alice.seat.leave(FloorReason.LOST);

        assertThat(alice.token()).isZero();
        await().until(() -> bob.token() != 0);
        assertThat(bob.reasons()).contains(FloorReason.LOST);
    }

    @Test
    void holder_whoLeavesWhileItsLeaseIsRenewed_isNotHeardAgain() {
        List<Talker> left = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Talker alice = one.talker(channel, "alice");
            Talker bob = one.talker(channel, "bob");
            alice.granted();
            // That somebody waits is a change of the floor, on which the holder's lease is renewed.
            bob.ask(0);
            alice.seat.leave(FloorReason.RELEASED);
            left.add(alice);
            assertThat(left).allMatch(each -> each.token() == 0);
            await().pollInterval(Duration.ofMillis(1)).until(() -> bob.token() != 0);
            bob.seat.leave(FloorReason.RELEASED);
            left.add(bob);
            await().pollInterval(Duration.ofMillis(1))
                    .until(() -> one.floors.known(channel).idle());
        }

        assertThat(left).allMatch(each -> each.token() == 0);
    }

    @Test
    void holder_whoLeaves_freesTheFloorAtOnce() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");
        alice.granted();

        alice.seat.leave(FloorReason.RELEASED);

        await().until(() -> bob.reasons().contains(FloorReason.RELEASED));
        assertThat(two.floors.known(channel).idle()).isTrue();
    }

    @Test
    void waiting_whoLeaves_losesItsPlace() {
        Talker alice = one.talker(channel, "alice").talks();
        Talker bob = two.talker(channel, "bob");
        alice.granted();
        bob.ask(0);

        bob.seat.leave(FloorReason.LOST);

        await().until(() -> alice.reasons().contains(FloorReason.LOST));
        assertThat(one.floors.known(channel).queue()).isEmpty();
    }

    @Test
    void wait_endsByItself() {
        one.talker(channel, "alice").talks().granted();
        Talker bob = two.talker(channel, "bob");
        bob.ask(0);

        await().until(() -> bob.reasons().contains(FloorReason.WAITED_TOO_LONG));

        assertThat(two.floors.known(channel).queue()).isEmpty();
    }

    @Test
    void holder_whoMayNoLongerSpeak_losesTheFloorAtOnce() {
        Talker alice = one.talker(channel, "alice").talks();
        Talker bob = two.talker(channel, "bob");
        alice.granted();
        one.standings.put("alice", new Standing(true, true, true, false, false));

        one.floors.review(List.of(new UserId("alice")));

        assertThat(alice.token()).isZero();
        await().until(() -> bob.reasons().contains(FloorReason.REMOVED));
    }

    @Test
    void denial_isAFact_andLeavesTheFloorAlone() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = two.talker(channel, "bob");
        alice.granted();

        FloorAnswer answer = bob.ask(0, false, "");

        assertThat(((FloorAnswer.Denied) answer).why()).isEqualTo(FloorReason.BUSY);
        VoiceFact fact = facts().getLast();
        assertThat(fact.getFloorDenied().getReason()).isEqualTo("busy");
        assertThat(fact.getFloorDenied().getHolderId()).isEqualTo("alice");
        assertThat(fact.getFloorDenied().getParty().getUserId()).isEqualTo("bob");
        assertThat(two.count("denials", "reason", "busy")).isEqualTo(1);
    }

    @Test
    void sameCommand_onAnyPod_getsTheSameAnswer() {
        Talker alice = one.talker(channel, "alice");
        Talker there = two.talker(channel, "alice", "phone");
        FloorAnswer first = alice.ask(0, true, "press-1");
        alice.seat.release(0).await().indefinitely();
        int facts = facts().size();

        FloorAnswer again = there.ask(0, true, "press-1");

        assertThat(((FloorAnswer.Granted) again).token()).isEqualTo(((FloorAnswer.Granted) first).token());
        assertThat(facts()).hasSize(facts);
        assertThat(one.floors.known(channel).idle()).isTrue();
    }

    @Test
    void sameCommand_thatWasDenied_staysDenied() {
        Talker alice = one.talker(channel, "alice");
        Talker bob = one.talker(channel, "bob");
        alice.granted();
        bob.ask(0, false, "press-2");
        alice.seat.release(0).await().indefinitely();

        FloorAnswer again = bob.ask(0, false, "press-2");

        assertThat(((FloorAnswer.Denied) again).why()).isEqualTo(FloorReason.BUSY);
    }

    @Test
    void release_rightAfterAnAskThatIsUnderWay_isNotOvertakenByIt() {
        Talker alice = one.talker(channel, "alice");

        var asked = alice.seat.request(0, true, "").subscribeAsCompletionStage();
        alice.seat.release(0).await().indefinitely();

        assertThat(asked).succeedsWithin(Duration.ofSeconds(20));
        assertThat(one.floors.known(channel).idle()).isTrue();
        assertThat(one.floors.known(channel).why()).isEqualTo(FloorReason.RELEASED);
    }

    @Test
    void manyWhoPressAtOnce_onBothPods_allGetTheirTurn_oneAfterTheOther() {
        List<Talker> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add((i % 2 == 0 ? one : two).talker(channel, "user-" + i));
        }
        people.forEach(each -> each.seat.request(0, true, "").subscribe().with(answer -> {}));
        List<Long> tokens = new ArrayList<>();

        for (int turn = 0; turn < 20; turn++) {
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> people.stream().anyMatch(each -> each.token() != 0));
            List<Talker> talking =
                    people.stream().filter(each -> each.token() != 0).toList();
            assertThat(talking).hasSize(1);
            tokens.add(talking.getFirst().token());
            talking.getFirst().seat.release(0).await().indefinitely();
        }

        assertThat(tokens).isSorted().doesNotHaveDuplicates();
        // 20 asks, 20 releases that each grant the next or end it.
        assertThat(facts()).hasSize(40);
        await().until(() -> one.floors.known(channel).idle());
    }

    /** Counts, until the test ends, how often both may talk. */
    private AtomicInteger watchForTwo(Talker one, Talker other) {
        AtomicInteger both = new AtomicInteger();
        Thread watcher = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                long first = one.token();
                // Still the first one's when the other's was looked at: this thread may stand still in between.
                if (first != 0 && other.token() != 0 && one.token() == first) {
                    both.incrementAndGet();
                }
                java.util.concurrent.locks.LockSupport.parkNanos(500_000);
            }
        });
        watcher.setDaemon(true);
        watcher.start();
        watching = watcher;
        return both;
    }

    private List<VoiceFact> facts() {
        Response entries = new RedisCommands(redis.client())
                .send(Command.XRANGE, TestPod.LOG.stream(TestPod.LOG.partitionOf(channel.value())), "-", "+")
                .await()
                .indefinitely();
        List<VoiceFact> facts = new ArrayList<>();
        for (Response entry : entries) {
            try {
                VoiceFact fact = VoiceFact.parseFrom(
                        entry.get(1).get(entry.get(1).size() - 1).toBytes());
                if (fact.getChannelId().equals(channel.value())) {
                    facts.add(fact);
                }
            } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return facts;
    }
}
