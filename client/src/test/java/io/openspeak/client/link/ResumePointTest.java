package io.openspeak.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.client.id.Position;
import io.openspeak.client.link.ResumePoint.Passage;
import org.junit.jupiter.api.Test;

/** From where a subscription goes on. */
class ResumePointTest {

    private final ResumePoint point = new ResumePoint(Position.NONE);

    @Test
    void get_knownFromBefore_isThat() {
        assertThat(new ResumePoint(new Position("p0")).get()).isEqualTo(new Position("p0"));
    }

    @Test
    void passed_replayAndEvents_movesOn() {
        point.passed("p1", Passage.STARTS);
        point.passed("p2", Passage.GOES_ON);

        assertThat(point.get()).isEqualTo(new Position("p2"));
    }

    @Test
    void passed_brokenInTheMiddleOfASnapshot_isNowhere() {
        point.passed("p1", Passage.STARTS);
        point.passed("p9", Passage.SNAPSHOT_BEGINS);
        point.passed("p9", Passage.GOES_ON);

        assertThat(point.get()).isEqualTo(Position.NONE);
    }

    @Test
    void passed_snapshotComplete_movesToIt() {
        point.passed("p9", Passage.SNAPSHOT_BEGINS);
        point.passed("", Passage.SNAPSHOT_ENDS);

        assertThat(point.get()).isEqualTo(new Position("p9"));
    }

    @Test
    void passed_snapshotCompleteWithoutAPosition_doesNotGoBackToTheOneBefore() {
        point.passed("p1", Passage.STARTS);
        point.passed("", Passage.SNAPSHOT_BEGINS);
        point.passed("", Passage.SNAPSHOT_ENDS);

        assertThat(point.get()).isEqualTo(Position.NONE);
    }

    @Test
    void told_nothing_keepsThePosition() {
        point.passed("p1", Passage.STARTS);
        point.told("");

        assertThat(point.get()).isEqualTo(new Position("p1"));
    }
}
