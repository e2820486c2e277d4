package io.openspeak.voice.guest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.voice.guest.domain.GuestAccess.Verdict;
import io.openspeak.voice.guest.domain.GuestPass.Next;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuestPassTest {

    private static final ChannelId TOP = new ChannelId("top");
    private static final ChannelId HERE = new ChannelId("here");
    private static final ChannelId ELSEWHERE = new ChannelId("elsewhere");
    private static final GuestAccess MAY = new GuestAccess(Verdict.MAY, Set.of(TOP, HERE));
    private static final GuestAccess MAY_NOT = new GuestAccess(Verdict.FORBIDDEN, Set.of(TOP, HERE));

    private final GuestPass pass =
            new GuestPass(new GuestTerms(Duration.ofSeconds(15), Duration.ofSeconds(45)), seconds(0));

    @Test
    void guest_isHeardOnceItMay() {
        assertThat(pass.admitted()).isFalse();

        assertThat(pass.answered(MAY, seconds(1))).isEqualTo(Next.NOTHING);

        assertThat(pass.admitted()).isTrue();
    }

    @Test
    void firstQuestion_withNoAnswer_isANo() {
        assertThat(pass.unanswered(seconds(1))).isEqualTo(Next.END);
        assertThat(pass.admitted()).isFalse();
    }

    @Test
    void change_inTheBranch_isAskedAbout_andTheGuestIsHeardMeanwhile() {
        pass.answered(MAY, seconds(1));

        assertThat(pass.changed(ELSEWHERE)).isEqualTo(Next.NOTHING);
        assertThat(pass.changed(TOP)).isEqualTo(Next.ASK);

        assertThat(pass.admitted()).isTrue();
        assertThat(pass.answered(MAY_NOT, seconds(2))).isEqualTo(Next.END);
        assertThat(pass.admitted()).isFalse();
    }

    @Test
    void changeAboutTheGuestItself_silencesItAtOnce_untilItMayAgain() {
        pass.answered(MAY, seconds(1));

        assertThat(pass.doubted(TOP)).isEqualTo(Next.ASK);

        assertThat(pass.admitted()).isFalse();
        pass.answered(MAY, seconds(2));
        assertThat(pass.admitted()).isTrue();
    }

    @Test
    void changeAboutTheGuest_whereItIsNot_isNoMatter() {
        pass.answered(MAY, seconds(1));

        assertThat(pass.doubted(ELSEWHERE)).isEqualTo(Next.NOTHING);

        assertThat(pass.admitted()).isTrue();
    }

    @Test
    void answer_thatMayBeOlderThanAChange_isAskedForAgain() {
        assertThat(pass.changed(TOP)).isEqualTo(Next.NOTHING);

        assertThat(pass.answered(MAY, seconds(1))).isEqualTo(Next.ASK);

        assertThat(pass.admitted()).isFalse();
        assertThat(pass.answered(MAY, seconds(2))).isEqualTo(Next.NOTHING);
        assertThat(pass.admitted()).isTrue();
    }

    @Test
    void answerAboutOtherChannels_thanThoseThatChanged_stands() {
        pass.changed(ELSEWHERE);

        assertThat(pass.answered(MAY, seconds(1))).isEqualTo(Next.NOTHING);
    }

    @Test
    void questionAfterAChange_withNoAnswer_isANo() {
        pass.answered(MAY, seconds(1));
        pass.changed(HERE);

        assertThat(pass.unanswered(seconds(2))).isEqualTo(Next.END);
    }

    @Test
    void questionOfTheClock_withNoAnswer_leavesTheGuest_untilItsAnswerIsTooOld() {
        pass.answered(MAY, seconds(1));
        assertThat(pass.beat(seconds(15))).isEqualTo(Next.NOTHING);
        assertThat(pass.beat(seconds(17))).isEqualTo(Next.ASK);
        assertThat(pass.unanswered(seconds(18))).isEqualTo(Next.NOTHING);
        assertThat(pass.admitted()).isTrue();

        assertThat(pass.beat(seconds(47))).isEqualTo(Next.END);
    }

    @Test
    void changeWhileTheClockAsks_makesItsAnswerNecessary() {
        pass.answered(MAY, seconds(1));
        pass.beat(seconds(17));
        pass.changed(HERE);

        assertThat(pass.unanswered(seconds(18))).isEqualTo(Next.END);
    }

    @Test
    void missedChanges_areAskedAbout() {
        pass.answered(MAY, seconds(1));

        assertThat(pass.changedEverywhere()).isEqualTo(Next.ASK);
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
