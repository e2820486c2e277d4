package io.openspeak.voice.routing.domain;

import static io.openspeak.voice.routing.domain.Given.ALICE;
import static io.openspeak.voice.routing.domain.Given.BOB;
import static io.openspeak.voice.routing.domain.Given.CAROL;
import static io.openspeak.voice.routing.domain.Given.GENERAL;
import static io.openspeak.voice.routing.domain.Given.frame;
import static io.openspeak.voice.routing.domain.Given.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouterTest {

    private final Membership membership = new Membership();
    private final Mutes mutes = new Mutes();
    private final Router router =
            new Router(membership, mutes, new AudienceRules(16, Recorder.NOBODY), AudienceWatch.NOBODY);
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Lane lane = new Lane(loop::add, () -> 0);
    private final Lane otherLane = new Lane(loop::add, () -> 0);
    private final Map<Voice, RecordingOutlet> outlets = new HashMap<>();
    private final List<ChannelId> lost = new ArrayList<>();
    private long version;

    @Test
    void frame_reachesAllOthers_onAllLanes() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        Voice carol = attached(CAROL, otherLane);

        speak(alice, 1);

        assertThat(heard(bob)).containsExactly(1L);
        assertThat(heard(carol)).containsExactly(1L);
    }

    @Test
    void frame_isNeverEchoed_onAnyConnectionOfTheSpeaker() {
        Voice alice = attached(ALICE, lane);
        Voice aliceToo = attached(ALICE, otherLane);

        speak(alice, 1);

        assertThat(heard(alice)).isEmpty();
        assertThat(heard(aliceToo)).isEmpty();
    }

    @Test
    void framesOfOneTurn_goOutInOneMessage() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        seat(alice).send(frame(ALICE, 1, 0));
        seat(alice).send(frame(ALICE, 2, 0));

        turn();

        assertThat(heard(bob)).containsExactly(1L, 2L);
        assertThat(outlet(bob).messages).isEqualTo(1);
    }

    @Test
    void attach_ofAStranger_isRefused() {
        Voice bob = connected(BOB, lane);

        boolean attached = router.attach(bob, GENERAL, false);

        assertThat(attached).isFalse();
        assertThat(bob.seat("general")).isNull();
    }

    @Test
    void sendOnly_hearsNothing() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        router.attach(bob, GENERAL, true);

        speak(alice, 1);

        assertThat(heard(bob)).isEmpty();
    }

    @Test
    void mute_followsTheSessionThatHoldsTheSeat() {
        Voice alice = attached(ALICE, lane);
        mutes.fold(
                ALICE,
                new Mutes.UserMutes(
                        1, Map.of("desk", new MuteFlags(false, false), "phone", new MuteFlags(true, false))));
        membership.fold(
                GENERAL,
                ++version,
                new MembershipChange.Entered(new Member(ALICE, "phone", true, true, false, false, false, false)));

        router.refresh(List.of(ALICE));

        assertThat(seat(alice).silencedBy()).isEqualTo(Rejection.SELF_MUTED);
    }

    @Test
    void mute_withoutAnySessionNamed_countsIfAllSessionsHaveIt() {
        Voice alice = attached(ALICE, lane);
        mutes.fold(ALICE, new Mutes.UserMutes(1, Map.of("a", new MuteFlags(true, false), "b", MuteFlags.NONE)));
        router.refreshAll();
        assertThat(seat(alice).silencedBy()).isNull();
        mutes.fold(
                ALICE,
                new Mutes.UserMutes(2, Map.of("a", new MuteFlags(true, false), "b", new MuteFlags(true, false))));

        router.refreshAll();

        assertThat(seat(alice).silencedBy()).isEqualTo(Rejection.SELF_MUTED);
    }

    @Test
    void deafened_isNotSentTo() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        mutes.fold(BOB, new Mutes.UserMutes(1, Map.of("b", new MuteFlags(false, true))));
        router.refreshAll();

        speak(alice, 1);

        assertThat(heard(bob)).isEmpty();
    }

    @Test
    void leaving_takesTheSeat_andTells() {
        Voice alice = attached(ALICE, lane);
        Seat before = seat(alice);
        router.refresh(membership.fold(GENERAL, ++version, new MembershipChange.Left(ALICE)));

        turn();

        assertThat(alice.seat("general")).isNull();
        assertThat(before.silencedBy()).isEqualTo(Rejection.NOT_A_MEMBER);
        assertThat(lost).containsExactly(GENERAL);
    }

    @Test
    void snapshot_keepsThoseAttachedWhoAreStillMembers() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        membership.replace(Map.of(GENERAL, new Membership.ChannelState(99, false, Map.of(ALICE, member(ALICE)))));

        router.refreshAll();

        assertThat(alice.seat("general")).isNotNull();
        assertThat(bob.seat("general")).isNull();
    }

    @Test
    void disconnected_hearsNothing_andCantAttachAgain() {
        Voice alice = attached(ALICE, lane);
        Voice bob = attached(BOB, lane);
        router.disconnect(bob);

        speak(alice, 1);

        assertThat(heard(bob)).isEmpty();
        assertThat(router.attach(bob, GENERAL, false)).isFalse();
    }

    private Voice connected(UserId user, Lane on) {
        RecordingOutlet outlet = new RecordingOutlet();
        Voice voice = new Voice(user, "", new Listener(outlet, Given.LIMITS, new RoutingCounters()), on, lost::add);
        outlets.put(voice, outlet);
        router.connect(voice);
        return voice;
    }

    private Voice attached(UserId user, Lane on) {
        membership.fold(GENERAL, ++version, new MembershipChange.Entered(member(user)));
        Voice voice = connected(user, on);
        assertThat(router.attach(voice, GENERAL, false)).isTrue();
        return voice;
    }

    private void speak(Voice speaker, long sequence) {
        seat(speaker).send(frame(speaker.user(), sequence, 0));
        turn();
    }

    private void turn() {
        for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
            task.run();
        }
    }

    private static Seat seat(Voice voice) {
        @Nullable Seat seat = voice.seat("general");
        if (seat == null) {
            throw new AssertionError(voice.user() + " has no seat");
        }
        return seat;
    }

    private RecordingOutlet outlet(Voice voice) {
        RecordingOutlet outlet = outlets.get(voice);
        if (outlet == null) {
            throw new AssertionError("no outlet");
        }
        return outlet;
    }

    private List<Long> heard(Voice voice) {
        return outlet(voice).heard.stream().map(Frame::sequence).toList();
    }
}
