package io.openspeak.voice.floor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of a floor, one by one. */
class FloorRulesTest {

    private static final FloorTerms TERMS = new FloorTerms(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(90),
            Duration.ofMillis(200),
            Duration.ofSeconds(20),
            2);
    private static final PodId HERE = new PodId("here");
    private static final PodId THERE = new PodId("there");
    private static final Party ALICE = party("alice");
    private static final Party BOB = party("bob");
    private static final Party CAROL = party("carol");
    private static final Party DORA = party("dora");

    private final FloorRules rules = new FloorRules(TERMS);
    private Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    private ChannelFloor floor = ChannelFloor.untouched(new ChannelId("ptt"));

    @Test
    void ask_ofAnIdleFloor_isGranted() {
        FloorAnswer answer = ask(ALICE, 0);

        assertThat(answer).isEqualTo(new FloorAnswer.Granted(floor, floor.version()));
        assertThat(holder()).isEqualTo(ALICE);
        assertThat(grant().until()).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void ask_ofTheSameSession_getsItsOwnGrantBack() {
        FloorAnswer.Granted first = (FloorAnswer.Granted) ask(ALICE, 0);
        pass(500);

        FloorAnswer again = ask(ALICE, 0);

        assertThat(again).isEqualTo(new FloorAnswer.Granted(floor, first.token()));
        assertThat(floor).isSameAs(first.floor());
    }

    @Test
    void ask_ofAnotherDeviceOfTheHolder_waits() {
        ask(ALICE, 0);

        FloorAnswer answer = ask(new Party(ALICE.user(), "phone"), 0);

        assertThat(answer).isInstanceOf(FloorAnswer.Waits.class);
    }

    @Test
    void ask_ofATakenFloor_waitsOrIsDeniedBusy() {
        ask(ALICE, 0);

        assertThat(ask(BOB, 0)).isInstanceOf(FloorAnswer.Waits.class);
        assertThat(askWithoutWaiting(CAROL)).isEqualTo(new FloorAnswer.Denied(floor, FloorReason.BUSY));
        assertThat(queue()).containsExactly(BOB);
    }

    @Test
    void ask_withAFullQueue_isDenied() {
        ask(ALICE, 0);
        ask(BOB, 0);
        ask(CAROL, 0);

        assertThat(ask(DORA, 0)).isEqualTo(new FloorAnswer.Denied(floor, FloorReason.QUEUE_FULL));
    }

    @Test
    void queue_isInOrderOfPriorityThenTime() {
        ask(ALICE, 2);
        pass(10);
        ask(BOB, 0);
        pass(10);
        ask(CAROL, 1);

        assertThat(queue()).containsExactly(CAROL, BOB);
    }

    @Test
    void release_givesTheFloorToTheFirstWhoWaits_withALargerToken() {
        FloorAnswer.Granted first = (FloorAnswer.Granted) ask(ALICE, 0);
        ask(BOB, 0);

        apply(new FloorInput.Release(ALICE, first.token()));

        assertThat(holder()).isEqualTo(BOB);
        assertThat(grant().token()).isGreaterThan(first.token());
        assertThat(floor.why()).isEqualTo(FloorReason.RELEASED);
        assertThat(queue()).isEmpty();
    }

    @Test
    void release_withAnOldToken_changesNothing() {
        FloorAnswer.Granted first = (FloorAnswer.Granted) ask(ALICE, 0);
        apply(new FloorInput.Release(ALICE, first.token()));
        ask(ALICE, 0);
        ChannelFloor before = floor;

        apply(new FloorInput.Release(ALICE, first.token()));

        assertThat(floor).isSameAs(before);
    }

    @Test
    void release_ofAPlaceInTheQueue_givesItUp() {
        ask(ALICE, 0);
        ask(BOB, 0);

        apply(new FloorInput.Release(BOB, 0));

        assertThat(queue()).isEmpty();
        assertThat(holder()).isEqualTo(ALICE);
    }

    @Test
    void higherPriority_interrupts_afterTheGrace() {
        ask(ALICE, 0);

        FloorAnswer answer = ask(BOB, 1);

        assertThat(answer).isInstanceOf(FloorAnswer.Waits.class);
        assertThat(floor.floor()).isInstanceOf(Floor.Revoking.class);
        long old = grant().token();
        pass(199);
        assertThat(floor.floor()).isInstanceOf(Floor.Revoking.class);
        pass(1);
        assertThat(holder()).isEqualTo(BOB);
        assertThat(grant().token()).isGreaterThan(old);
        assertThat(floor.why()).isEqualTo(FloorReason.INTERRUPTED);
    }

    @Test
    void interruption_isCompletedByTheHoldersPod_orWhenItsLeaseHasLapsed() {
        ask(ALICE, 0);
        floor = rules.apply(floor, new FloorInput.Ask(BOB, 1, true), THERE, now);

        passAt(THERE, 400);
        assertThat(floor.floor()).isInstanceOf(Floor.Revoking.class);
        passAt(THERE, 3_100);
        assertThat(holder()).isEqualTo(BOB);
    }

    @Test
    void interrupted_whoGivesBack_letsTheNextOneTalkAtOnce() {
        ask(ALICE, 0);
        ask(BOB, 2);

        apply(new FloorInput.Release(ALICE, 0));

        assertThat(holder()).isEqualTo(BOB);
    }

    @Test
    void interrupter_whoGivesUp_leavesTheFloorToTheOld() {
        ask(ALICE, 0);
        long token = grant().token();
        ask(BOB, 1);

        apply(new FloorInput.Release(BOB, 0));

        assertThat(floor.floor()).isInstanceOf(Floor.Granted.class);
        assertThat(holder()).isEqualTo(ALICE);
        assertThat(grant().token()).isEqualTo(token);
    }

    @Test
    void emergency_comesBeforeAnInterrupter() {
        ask(ALICE, 0);
        ask(BOB, 1);

        ask(CAROL, 2);

        pass(200);
        assertThat(holder()).isEqualTo(CAROL);
        assertThat(queue()).containsExactly(BOB);
    }

    @Test
    void emergency_isNotInterruptedByAnother() {
        ask(ALICE, 2);

        assertThat(ask(BOB, 2)).isInstanceOf(FloorAnswer.Waits.class);
        assertThat(floor.floor()).isInstanceOf(Floor.Granted.class);
    }

    @Test
    void silence_isSaidByTheHoldersPodAlone() {
        ask(ALICE, 0);
        long token = grant().token();
        pass(3_000);

        floor = rules.apply(floor, new FloorInput.Silent(token), THERE, now);
        assertThat(holder()).isEqualTo(ALICE);
        apply(new FloorInput.Silent(token));

        assertThat(floor.idle()).isTrue();
        assertThat(floor.why()).isEqualTo(FloorReason.SILENCE);
    }

    @Test
    void leaseThatNobodyRenews_isLostOnceItHasLapsed() {
        ask(ALICE, 0);

        passAt(THERE, 3_499);
        assertThat(holder()).isEqualTo(ALICE);
        passAt(THERE, 1);

        assertThat(floor.idle()).isTrue();
        assertThat(floor.why()).isEqualTo(FloorReason.LOST);
    }

    @Test
    void ask_findsThatALeaseHasLapsed_beforeAnyPodSaidSo() {
        ask(ALICE, 0);
        now = now.plusMillis(3_500);

        assertThat(ask(BOB, 0)).isInstanceOf(FloorAnswer.Granted.class);
    }

    @Test
    void longestTalk_isEndedByTheHoldersPod() {
        ask(ALICE, 0);
        now = now.plusSeconds(90);
        floor = floor.with(new Floor.Granted(grant().until(now.plusSeconds(2))));

        passAt(THERE, 0);
        assertThat(holder()).isEqualTo(ALICE);
        passAt(HERE, 0);

        assertThat(floor.idle()).isTrue();
        assertThat(floor.why()).isEqualTo(FloorReason.TOO_LONG);
    }

    @Test
    void wait_endsAfterItsTime() {
        ask(ALICE, 0);
        ask(BOB, 0);
        now = now.plusSeconds(20);
        floor = floor.with(new Floor.Granted(grant().until(now)));

        passAt(THERE, 0);

        assertThat(queue()).isEmpty();
        assertThat(floor.why()).isEqualTo(FloorReason.WAITED_TOO_LONG);
        assertThat(holder()).isEqualTo(ALICE);
    }

    @Test
    void leaving_atAPodThatThePartyHasLeftForAnother_changesNothing() {
        ask(ALICE, 0);
        floor = rules.apply(floor, new FloorInput.Move(ALICE), THERE, now);
        long token = grant().token();

        apply(new FloorInput.Leave(ALICE, FloorReason.RELEASED));

        assertThat(holder()).isEqualTo(ALICE);
        assertThat(grant().pod()).isEqualTo(THERE);
        assertThat(grant().token()).isEqualTo(token);
    }

    @Test
    void removed_losesFloorAndPlace() {
        ask(ALICE, 0);
        ask(BOB, 0);

        apply(new FloorInput.Leave(ALICE, FloorReason.REMOVED));

        assertThat(holder()).isEqualTo(BOB);
        assertThat(floor.why()).isEqualTo(FloorReason.REMOVED);
    }

    @Test
    void token_neverFalls_whenTheStoreLostEverything() {
        ask(ALICE, 0);
        long before = grant().token();
        floor = ChannelFloor.untouched(floor.channel());
        now = now.plusMillis(1);

        ask(BOB, 0);

        assertThat(grant().token()).isGreaterThan(before);
    }

    @Test
    void rights_decideWhoMayAsk() {
        Standing plain = new Standing(true, true, false, false, false);

        assertThat(plain.denial(0)).isEmpty();
        assertThat(plain.denial(1)).contains(FloorReason.FORBIDDEN);
        assertThat(plain.denial(2)).contains(FloorReason.FORBIDDEN);
        assertThat(plain.denial(7)).contains(FloorReason.FORBIDDEN);
        assertThat(new Standing(true, true, false, true, false).denial(1)).isEmpty();
        assertThat(new Standing(true, true, false, true, false).denial(2)).contains(FloorReason.FORBIDDEN);
        assertThat(new Standing(true, true, false, false, true).denial(2)).isEmpty();
        assertThat(new Standing(true, false, false, true, true).denial(0)).contains(FloorReason.FORBIDDEN);
        assertThat(new Standing(true, true, true, true, true).denial(0)).contains(FloorReason.MUTED);
        assertThat(new Standing(false, true, false, true, true).denial(0)).contains(FloorReason.NOT_PUSH_TO_TALK);
    }

    private static Party party(String user) {
        return new Party(new UserId(user), user + "-laptop");
    }

    private FloorAnswer ask(Party party, int priority) {
        return asked(new FloorInput.Ask(party, priority, true));
    }

    private FloorAnswer askWithoutWaiting(Party party) {
        return asked(new FloorInput.Ask(party, 0, false));
    }

    private FloorAnswer asked(FloorInput.Ask ask) {
        apply(ask);
        return FloorRules.answer(floor, ask);
    }

    private void apply(FloorInput input) {
        floor = rules.apply(floor, input, HERE, now);
    }

    private void pass(long millis) {
        passAt(HERE, millis);
    }

    private void passAt(PodId pod, long millis) {
        now = now.plusMillis(millis);
        floor = rules.apply(floor, new FloorInput.Pass(), pod, now);
    }

    private Grant grant() {
        return floor.current().orElseThrow();
    }

    private Party holder() {
        return grant().holder();
    }

    private List<Party> queue() {
        return floor.queue().stream().map(Waiting::party).toList();
    }
}
