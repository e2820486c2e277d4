package io.openspeak.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.voice.SpeakerTally.Arrival;
import org.junit.jupiter.api.Test;

/** Accounting of one speaker's frames. */
class SpeakerTallyTest {

    private final SpeakerTally tally = new SpeakerTally();

    @Test
    void take_inOrder_missesNothing() {
        assertThat(take(1)).isEqualTo(Arrival.NEW_STREAM);
        assertThat(take(2)).isEqualTo(Arrival.NEXT);
        assertThat(take(3)).isEqualTo(Arrival.NEXT);
        assertTally(3, 0, 0, 0);
    }

    @Test
    void take_joinedInTheMiddle_countsOnlyFromThere() {
        take(100);
        take(101);
        assertTally(2, 0, 0, 0);
    }

    @Test
    void take_hole_isMissingUntilFilled() {
        take(1);
        take(4);
        assertTally(2, 2, 0, 0);

        assertThat(take(2)).isEqualTo(Arrival.LATE);
        assertTally(3, 1, 0, 1);
    }

    @Test
    void take_sameFrameTwice_isADuplicate() {
        take(1);
        take(2);
        assertThat(take(1)).isEqualTo(Arrival.DUPLICATE);
        assertThat(take(2)).isEqualTo(Arrival.DUPLICATE);
        assertTally(2, 0, 2, 0);
    }

    @Test
    void take_speakerStartsAnew_isANewStreamAndKeepsEarlierLosses() {
        take(1);
        take(3);
        assertThat(tally.take(1, 90_000)).isEqualTo(Arrival.NEW_STREAM);
        assertThat(tally.take(2, 90_020)).isEqualTo(Arrival.NEXT);
        assertTally(4, 1, 0, 0);
    }

    @Test
    void take_beforeTheFirstThatCame_isLateAndNoDuplicate() {
        take(100);

        assertThat(take(98)).isEqualTo(Arrival.LATE);
        assertTally(2, 1, 0, 1);
    }

    @Test
    void take_furtherBackThanTheWindow_countsAsADuplicate() {
        take(1);
        take(3);
        take(2_000);

        assertThat(take(2)).isEqualTo(Arrival.DUPLICATE);
        assertTally(3, 1_997, 1, 0);
    }

    @Test
    void take_jumpThatNoLossExplains_isANewStream() {
        take(1);

        assertThat(tally.take(Long.MAX_VALUE, 0)).isEqualTo(Arrival.NEW_STREAM);
        assertThat(tally.take(1, 0)).isEqualTo(Arrival.DUPLICATE);
        assertThat(tally.missing()).isZero();
    }

    private Arrival take(long sequence) {
        return tally.take(sequence, 1_000 + sequence * 20);
    }

    private void assertTally(long received, long missing, long duplicates, long reordered) {
        assertThat(tally)
                .returns(received, SpeakerTally::received)
                .returns(missing, SpeakerTally::missing)
                .returns(duplicates, SpeakerTally::duplicates)
                .returns(reordered, SpeakerTally::reordered);
    }
}
